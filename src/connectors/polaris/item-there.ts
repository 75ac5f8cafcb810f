// An item nobody here waits for: whose it is by Polaris' own record of it (staff interface, itemrecords by barcode).
import { z } from 'zod'
import type { IlsItemThere } from '../../office/ils-port.ts'
import type { Tools } from './tools.ts'

const shape = z.looseObject({
  AssignedBranchID: z.number().nullish(),
  BibInfo: z.looseObject({ BrowseTitle: z.string().nullish() }).nullish(),
})

export async function lookAtItem({ polaris, branches }: Tools, barcode: string): Promise<IlsItemThere | null> {
  const found = await polaris.staff.find({
    name: 'Item by barcode',
    method: 'GET',
    parts: ['itemrecords', barcode],
    query: { isBarcode: true },
    shape,
    reference: null,
    isQuiet: true,
  })
  if (!found) return null
  const branch = found.AssignedBranchID ?? null
  return {
    libraryCode: branch === null ? null : await branches.codeOf(branch),
    title: found.BibInfo?.BrowseTitle ?? null,
  }
}

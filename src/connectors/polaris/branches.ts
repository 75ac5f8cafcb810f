// Polaris' branches and our libraries' codes: by the branch's abbreviation, or as the settings say.
import { z } from 'zod'
import { ConnectorError } from '../../office/ports.ts'
import type { Polaris } from './polaris.ts'

export interface Branches {
  /** Our code of a branch; its number as text where the branch has no code. */
  codeOf(branchId: number): Promise<string>
  /** The branch of one of our libraries. */
  idOf(code: string): Promise<number>
}

const shape = z.looseObject({
  OrganizationsGetRows: z.array(
    z.looseObject({
      OrganizationID: z.number(),
      Abbreviation: z.string().nullish(),
      Name: z.string().nullish(),
    }),
  ),
})
const keptMs = 3_600_000

export function createBranches({ papi, settings }: Pick<Polaris, 'papi' | 'settings'>, now: () => Date): Branches {
  let kept: { readonly codes: ReadonlyMap<number, string>; readonly at: number } | null = null

  async function codes(): Promise<ReadonlyMap<number, string>> {
    if (kept && now().getTime() - kept.at < keptMs) return kept.codes
    const { OrganizationsGetRows: rows } = await papi.call({
      name: 'OrganizationsGet',
      method: 'GET',
      isProtected: false,
      parts: ['organizations', 'branch'],
      by: 'anyone',
      isQuiet: true,
      shape,
    })
    const found = new Map(
      rows.flatMap((row) => (row.Abbreviation ? [[row.OrganizationID, row.Abbreviation.trim()]] : [])),
    )
    kept = { codes: found, at: now().getTime() }
    return found
  }
  const own = (): readonly [string, number][] => Object.entries(settings().branchCodes)

  return {
    async codeOf(branchId) {
      const ours = own().find(([, id]) => id === branchId)?.[0]
      return ours ?? (await codes()).get(branchId) ?? String(branchId)
    },
    async idOf(code) {
      const ours = own().find(([name]) => name.toLowerCase() === code.toLowerCase())?.[1]
      if (ours !== undefined) return ours
      for (const [id, name] of await codes()) if (name.toLowerCase() === code.toLowerCase()) return id
      throw new ConnectorError(
        'refused',
        `Polaris has no branch with the abbreviation ${code}: set it under branch codes in the settings.`,
      )
    },
  }
}

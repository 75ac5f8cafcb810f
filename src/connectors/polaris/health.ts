// "Is it connected?": each interface asked in turn, the answers as sentences for the connections page.
import { z } from 'zod'
import { ConnectorError } from '../../office/ports.ts'
import { NotAsIs } from './staff/errors.ts'
import type { Polaris } from './polaris.ts'

export interface Finding {
  readonly what: string
  readonly isWell: boolean
  readonly sentence: string
}

export async function checkPolaris(polaris: Polaris): Promise<readonly Finding[]> {
  const findings = [
    await ask('Our key', async () => {
      const { OrganizationsGetRows: branches } = await polaris.papi.call({
        name: 'OrganizationsGet',
        method: 'GET',
        isProtected: false,
        parts: ['organizations', 'branch'],
        by: 'anyone',
        shape: z.looseObject({
          OrganizationsGetRows: z.array(z.looseObject({ OrganizationID: z.number() })).nullish(),
        }),
      })
      const { branchId } = polaris.settings()
      if (branches && branches.length > 0 && !branches.some((one) => one.OrganizationID === branchId))
        throw new ConnectorError(
          'refused',
          `Polaris accepts our key, and has no branch ${branchId}: check “Branch of this office”.`,
        )
      return 'PAPI answers and accepts our signature.'
    }),
    await ask('Staff account', async () => {
      const staff = await polaris.papi.staff()
      const { userId, branchId } = polaris.settings()
      if (staff.userId !== null && staff.userId !== userId)
        throw new ConnectorError('refused', `The staff account is user ${staff.userId}, the settings say ${userId}.`)
      if (staff.branchId !== null && staff.branchId !== branchId)
        return `Logged in; the account’s own branch is ${staff.branchId}, the settings say ${branchId}.`
      return 'Logged in.'
    }),
  ]
  if (polaris.staff.isThere())
    findings.push(
      await ask('Staff interface', async () => {
        await polaris.staff.call({
          name: 'Item statuses',
          method: 'GET',
          parts: ['itemstatuses'],
          shape: z.unknown(),
        })
        return 'Logged in.'
      }),
    )
  else
    findings.push({
      what: 'Staff interface',
      isWell: false,
      sentence: 'Not set: ILL items are received and returned by hand.',
    })
  const skew = polaris.papi.skew()
  const isCompared = skew !== null || findings.some((one) => one.isWell)
  findings.push({
    what: 'Clock',
    isWell: skew === null && isCompared,
    sentence: skew ?? (isCompared ? 'Our clock and that of Polaris agree.' : 'Not compared: nothing answered.'),
  })
  return findings
}

async function ask(what: string, work: () => Promise<string>): Promise<Finding> {
  try {
    return { what, isWell: true, sentence: await work() }
  } catch (error) {
    if (error instanceof NotAsIs) return { what, isWell: false, sentence: error.inShort }
    if (error instanceof ConnectorError) return { what, isWell: false, sentence: error.message }
    throw error
  }
}

// "Is it connected?": each service asked in turn, the answers as sentences for the connections page.
import { ConnectorError } from '../../office/ports.ts'
import { NotThere, type OclcClient } from './client.ts'
import { requestsAddress } from './requests-address.ts'
import type { WorldshareReader } from '../../domain/assumptions/worldshare.ts'
import type { NetworkPatrons } from './patrons.ts'
import type { WorldshareSettings } from './settings.ts'

export interface Finding {
  readonly what: string
  readonly isWell: boolean
  readonly sentence: string
}
const warnDays = 30

export async function checkWorldshare(asked: {
  readonly client: OclcClient
  readonly patrons: Pick<NetworkPatrons, 'tryOut'>
  readonly settings: WorldshareSettings
  readonly assumed: WorldshareReader
  readonly today: string
}): Promise<readonly Finding[]> {
  const { client, patrons, settings, assumed, today } = asked
  const findings = [
    await ask('Requests', async () => {
      await client
        .call({
          name: 'Read request',
          method: 'GET',
          service: 'requests',
          url: `${requestsAddress(assumed)}/0`,
          mayMiss: true,
          isTest: true,
        })
        // A number nobody has: that it is not found is the answer of a service that let us in.
        .catch((error: unknown) => {
          if (!(error instanceof NotThere)) throw error
        })
      return 'The request service answers and accepts our key.'
    }),
  ]
  if (settings.searchesHoldings)
    findings.push(
      await ask('Holdings', async () => {
        await client
          .call({
            name: 'Holdings',
            method: 'GET',
            service: 'search',
            url: `${settings.searchAddress}/worldcat/search/v2/bibs-holdings`,
            query: { oclcNumber: 1, limit: 1 },
            isTest: true,
          })
          .catch((error: unknown) => {
            if (!(error instanceof NotThere)) throw error
          })
        return 'WorldCat Search answers and accepts our key.'
      }),
    )
  if (settings.keepsPatronRecords)
    findings.push(
      await ask('Patron records', async () => {
        await patrons.tryOut()
        return 'The service of patron records answers and accepts our key.'
      }),
    )
  const skew = client.skew()
  const isCompared = skew !== null || findings.some((one) => one.isWell)
  findings.push({
    what: 'Clock',
    isWell: skew === null && isCompared,
    sentence: !isCompared
      ? 'Not compared: nothing answered.'
      : skew === null
        ? 'Our clock and that of WorldShare agree.'
        : `${skew}.`,
  })
  findings.push(keyFinding(settings.keyExpiresOn, today))
  return findings
}

/** How long our key is still good; said a month before its end. */
export function keyFinding(keyExpiresOn: string | null, today: string): Finding {
  const what = 'WSKey'
  if (keyExpiresOn === null)
    return { what, isWell: false, sentence: 'Until when the WSKey is valid has not been entered: nobody is warned.' }
  const days = Temporal.PlainDate.from(today).until(keyExpiresOn, { largestUnit: 'days' }).days
  if (days < 0)
    return {
      what,
      isWell: false,
      sentence: `The WSKey ended on ${keyExpiresOn}: ask OCLC for a new one, then enter its secret and “WSKey valid until”.`,
    }
  if (days <= warnDays)
    return {
      what,
      isWell: false,
      sentence: `The WSKey ends on ${keyExpiresOn}, ${days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`}: renew it with OCLC, then enter “WSKey valid until”.`,
    }
  return { what, isWell: true, sentence: `The WSKey is valid until ${keyExpiresOn}.` }
}

/** What Today says of the key: from a month before its end on. Nothing while nobody entered when that is. */
export function keyWarning(
  keyExpiresOn: string | null,
  today: string,
): { readonly sentence: string; readonly isLate: boolean } | null {
  if (keyExpiresOn === null) return null
  const { isWell, sentence } = keyFinding(keyExpiresOn, today)
  return isWell ? null : { sentence, isLate: keyExpiresOn < today }
}

async function ask(what: string, work: () => Promise<string>): Promise<Finding> {
  try {
    return { what, isWell: true, sentence: await work() }
  } catch (error) {
    if (error instanceof ConnectorError) return { what, isWell: false, sentence: error.message }
    throw error
  }
}

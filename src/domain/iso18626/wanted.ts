// What a borrower's request asks of us, in our own words: title and citation, loan or copy, until when, for how much.
// Nothing of it is refused for being thin: what cannot be read here still stands in the exchange.
import { sameCode } from './open-codes.ts'
import type { Request } from './request.ts'
import { dayTold } from './values.ts'

export interface Wanted {
  readonly service: 'loan' | 'copy'
  readonly eitherService: boolean
  readonly title: string
  readonly citation: { [field: string]: string }
  readonly anyEdition: boolean
  readonly neededBy?: string
  readonly maxCostCents?: number
  readonly currency?: string
  readonly copyrightCompliance?: 'ccg' | 'ccl'
  readonly note?: string
}

const mostTitle = 2000
const mostField = 1000

export function wantedIn(request: Request, timeZone: string): Wanted {
  const { serviceInfo, billingInfo } = request
  const type = serviceInfo?.serviceType ?? 'Loan'
  const compliance = complianceIn(serviceInfo?.copyrightCompliance?.value)
  const note = serviceInfo?.note?.trim()
  const neededBy = dayTold(serviceInfo?.needBeforeDate, timeZone)
  return {
    service: type === 'Copy' ? 'copy' : 'loan',
    eitherService: type === 'CopyOrLoan',
    title: titleIn(request),
    citation: citationIn(request),
    anyEdition: serviceInfo?.anyEdition !== 'N' && serviceInfo?.preferredEdition !== 'ThisEdition',
    ...(neededBy !== undefined && { neededBy }),
    ...maximumIn(billingInfo?.maximumCosts),
    ...(compliance && { copyrightCompliance: compliance }),
    ...(note && { note: note.slice(0, 5000) }),
  }
}

/** The title, else that of the article, else what is known of the thing. */
function titleIn({ bibliographicInfo: info }: Request): string {
  const main = tidy(info.title)
  const subtitle = tidy(info.subtitle)
  const whole =
    main && subtitle
      ? `${main}: ${subtitle}`
      : (main ?? subtitle ?? tidy(info.titleOfComponent) ?? tidy(info.seriesTitle))
  return cut(whole ?? `Untitled${knownBy(info)}`, mostTitle)
}

function knownBy(info: Request['bibliographicInfo']): string {
  const item =
    info.bibliographicItemId?.map(
      (one) => `${one.bibliographicItemIdentifierCode.value} ${one.bibliographicItemIdentifier}`,
    ) ?? []
  const record =
    info.bibliographicRecordId?.map(
      (one) => `${one.bibliographicRecordIdentifierCode.value} ${one.bibliographicRecordIdentifier}`,
    ) ?? []
  const supplier = info.supplierUniqueRecordId === undefined ? [] : [`record ${info.supplierUniqueRecordId}`]
  const [first] = [...item, ...record, ...supplier].map((one) => tidy(one))
  return first ? ` (${first})` : ''
}

function citationIn({ bibliographicInfo: info, publicationInfo, supplierInfo }: Request): { [field: string]: string } {
  const item = (code: string): string | undefined =>
    info.bibliographicItemId?.find((one) => sameCode(one.bibliographicItemIdentifierCode.value, code))
      ?.bibliographicItemIdentifier
  const record = info.bibliographicRecordId?.find((one) =>
    sameCode(one.bibliographicRecordIdentifierCode.value, 'OCLC'),
  )?.bibliographicRecordIdentifier
  const fields: Readonly<Record<string, string | undefined>> = {
    author: info.author,
    edition: info.edition,
    publisher: publicationInfo?.publisher,
    year: publicationInfo?.publicationDate,
    isbn: item('ISBN'),
    issn: item('ISSN'),
    oclc: record,
    volume: info.volume?.join('; '),
    issue: info.issue,
    pages: info.pagesRequested,
    article: info.titleOfComponent,
    articleAuthor: info.authorOfComponent,
    callNumber: supplierInfo?.find((one) => one.callNumber)?.callNumber,
  }
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const text = tidy(value)
      return text ? [[name, cut(text, mostField)]] : []
    }),
  )
}

function maximumIn(
  money: { readonly currency: string; readonly cents: number } | undefined,
): Pick<Wanted, 'maxCostCents' | 'currency'> {
  const currency = money?.currency.trim().toUpperCase() ?? ''
  if (!money || money.cents < 0 || !/^[A-Z]{3}$/.test(currency)) return {}
  return { maxCostCents: Math.min(money.cents, 2_147_483_647), currency }
}

function complianceIn(value: string | undefined): 'ccg' | 'ccl' | null {
  if (value === undefined) return null
  if (sameCode(value, 'US-CCG')) return 'ccg'
  return sameCode(value, 'US-CCL') ? 'ccl' : null
}

function tidy(text: string | undefined): string | undefined {
  return text?.replaceAll(/\s+/g, ' ').trim() || undefined
}

/** So many characters, none of them cut in two. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : [...text].slice(0, most).join('').trim()

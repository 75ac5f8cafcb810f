// The card-holder that stands for a library or facility: as kept with the library, as the settings say, as made before;
// else a person is asked, with what is alike, and it is made or chosen. Its card is made from the library's symbol, so
// that it is found again at once, whatever became of the answer, and Polaris itself refuses a second one.
import { ConnectorError } from '../../office/ports.ts'
import type { IlsAsking, IlsInstitution } from '../../office/ils-port.ts'
import { addressDefaults } from './patron-record.ts'
import { searchPatrons, type PatronRow } from './papi/patron-search.ts'
import { basicData } from './patrons.ts'
import { makePatron } from './make-patron.ts'
import { logOn, type Polaris } from './polaris.ts'

export interface Holder {
  readonly patronId: number
  readonly card: string
}
interface Wanted {
  readonly library?: IlsInstitution
}
/** How the question is named among the answers. */
const question = 'institution'

export async function holderOf(
  polaris: Polaris,
  { library }: Wanted,
  reference: string,
  asking: IlsAsking | null,
): Promise<Holder> {
  if (!library) throw new ConnectorError('refused', 'No library is on record to check this out to.')
  const card = await cardOf(polaris, library, asking?.answers[question] ?? null, reference)
  if (card !== library.card && asking) await asking.keepCard(library.libraryId, card)
  return patronByCard(polaris, card, reference)
}

/** The same, asking nobody: null while none is known, so that nothing of it can be there. */
export async function knownHolder(polaris: Polaris, { library }: Wanted, reference: string): Promise<Holder | null> {
  if (!library) return null
  const card = library.card ?? polaris.settings().institutions[library.symbol]
  const known = card ?? (await madeBefore(polaris, library, reference))
  return known === null ? null : patronByCard(polaris, known, reference)
}

export async function cardOf(
  polaris: Polaris,
  library: IlsInstitution,
  answer: string | null,
  reference: string | null,
): Promise<string> {
  const set = library.card ?? polaris.settings().institutions[library.symbol]
  if (set !== undefined) return set
  const mine = await madeBefore(polaris, library, reference)
  if (mine !== null) return mine
  if (answer?.startsWith('card:')) return chosen(polaris, answer.slice(5), reference)
  if (answer === 'make') return make(polaris, library, reference)
  throw await asks(polaris, library, reference)
}

/** Made from the symbol: the same for the same library, and short enough for any barcode column. */
const cardFor = (polaris: Polaris, { symbol, libraryId }: IlsInstitution): string => {
  const bare = symbol.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  const prefix = polaris.settings().institutionCardPrefix
  return `${prefix}${bare}`.length <= 20 && bare !== '' ? `${prefix}${bare}` : `${prefix}${libraryId}`
}
const keyFor = (library: IlsInstitution): string => `KEUKA-L${library.libraryId}`

async function madeBefore(polaris: Polaris, library: IlsInstitution, reference: string | null): Promise<string | null> {
  const card = cardFor(polaris, library)
  const found = await basicData(polaris, card, reference)
  return found?.['FormerID'] === keyFor(library) ? card : null
}

async function chosen(polaris: Polaris, card: string, reference: string | null): Promise<string> {
  if (await basicData(polaris, card, reference)) return card
  throw new ConnectorError('refused', `No patron in Polaris has the card ${card} any more: choose again.`)
}

async function make(polaris: Polaris, library: IlsInstitution, reference: string | null): Promise<string> {
  const settings = polaris.settings()
  if (settings.institutionCodeId === null)
    throw new ConnectorError(
      'refused',
      'Which patron code is for interlibrary loan is not set: Settings, Polaris, “Patron code of institutions”.',
    )
  const card = cardFor(polaris, library)
  const far = `${new Date().getUTCFullYear() + 10}-12-31T00:00:00`
  const record = {
    ...logOn(settings),
    PatronBranchID: settings.branchId,
    NameLast: library.symbol,
    NameFirst: 'Interlibrary loan',
    Barcode: card,
    PatronCode: settings.institutionCodeId,
    FormerID: keyFor(library),
    User1: library.name.slice(0, 64),
    ExpirationDate: far,
    // A day in the past is a block that comes back.
    AddrCheckDate: far,
    // As far as this interface can: the patron code has no limits, and no address means no notices.
    ExcludeFromAlmostOverdueAutoRenew: true,
    ExcludeFromPatronRecExpiration: true,
    ExcludeFromInactivePatron: true,
    Addresses: [await addressDefaults(polaris, settings.branchId, library.address)],
  }
  try {
    await makePatron(polaris, record, reference)
  } catch (error) {
    // Somebody else made it just now, or its answer was lost on the way: the card finds it.
    const mine = error instanceof ConnectorError ? await madeBefore(polaris, library, reference) : null
    if (mine === null) throw error
  }
  return card
}

/** Duplicates first: whatever is alike is an answer too. */
async function asks(polaris: Polaris, library: IlsInstitution, reference: string | null): Promise<ConnectorError> {
  const rows = new Map<number, PatronRow>()
  for (const words of new Set([library.symbol, library.name]))
    for (const row of await searchPatrons(polaris, { PATN: words }, reference))
      if (isAlike(row, library)) rows.set(row.patronId, row)
  const taken = await basicData(polaris, cardFor(polaris, library), reference)
  const alike = [
    ...rows.values(),
    ...(taken && !rows.has(taken.PatronID)
      ? [{ patronId: taken.PatronID, card: taken.Barcode ?? '', branchId: null, name: '' }]
      : []),
  ].slice(0, 5)
  const words =
    alike.length === 0 ? 'Nobody there is alike.' : `Alike there: ${alike.map((one) => one.card).join(', ')}.`
  return new ConnectorError(
    'by-hand',
    `No patron in Polaris stands for ${library.name} (${library.symbol}) yet. ${words}`,
    {
      asks: {
        id: question,
        answers: [
          ...alike.map((one, index) => ({
            key: String(index + 1),
            label: `It is ${one.card}`,
            value: `card:${one.card}`,
          })),
          ...(taken ? [] : [{ key: 'N', label: `Make it, card ${cardFor(polaris, library)}`, value: 'make' }]),
        ],
      },
    },
  )
}

/** Rows are last name first; a reader whose name merely holds the words is nobody's institution. */
function isAlike(row: PatronRow, { symbol, name }: IlsInstitution): boolean {
  const last = (row.name.split(',')[0] ?? '').trim().toLowerCase()
  const whole = row.name.replaceAll(',', ' ').replaceAll(/\s+/g, ' ').trim().toLowerCase()
  return [symbol, name].some((one) => last === one.toLowerCase() || whole === one.toLowerCase())
}

export async function patronByCard(
  polaris: Polaris,
  card: string,
  reference: string,
  isQuiet = false,
): Promise<Holder> {
  const found = await basicData(polaris, card, reference, isQuiet)
  if (!found) throw new ConnectorError('refused', 'No patron in Polaris has this card: look at the request’s patron.')
  return { patronId: found.PatronID, card: found.Barcode ?? card }
}

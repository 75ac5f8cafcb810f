// A walk-in without an account where no connection makes patrons: staff key the record there, in the order its screen
// has, and the card it got comes back here.
import { patronFields, patronScreen } from '../../domain/assisted/patron-screen.ts'
import { pageAddress } from '../../domain/assisted/systems.ts'
import type { NewIlsPatron } from '../../domain/ils/records.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { readBarcode } from '../../domain/values/library-barcode.ts'
import type { LibraryRecord } from '../../store/libraries.ts'
import { keepPatron, patronByCard, patronsByEmail } from '../../store/patrons.ts'
import type { Office } from '../context.ts'
import type { CheckedPatron, MadePatron } from './new-patron.ts'

export interface Keyed {
  readonly patron: NewIlsPatron
  readonly home: LibraryRecord
  readonly pickup: LibraryRecord | null
}

/** What to key there, and who of those we know has the same address or card. */
export async function checkByHand(office: Office, { patron, home, pickup }: Keyed): Promise<Answer<CheckedPatron>> {
  const { db } = office.store
  const card = patron.card === null ? null : readBarcode(patron.card)
  const same = card === null ? undefined : await patronByCard(db, card)
  const mailed = patron.email === null ? [] : await patronsByEmail(db, patron.email)
  const alike = [
    ...(same ? [{ record: same, by: ['card'] as const }] : []),
    ...mailed.filter((one) => one.id !== same?.id).map((record) => ({ record, by: ['e-mail'] as const })),
  ]
  const fields = patronFields({ ...patron, card }, { library: home.name, pickup: pickup?.name ?? null })
  const { modes, settings } = office.assisted?.() ?? {}
  const pages = settings?.polaris.pages ?? {}
  const blanks = { number: null, card, barcode: null }
  const isAssisted = modes?.polaris === 'assisted'
  return done({
    alike: alike.map(({ record, by }) => ({ card: record.card, name: record.name, libraryCode: null, by })),
    record: fields.map(({ label, value }) => ({ field: label, value })),
    byHand: {
      screen: isAssisted ? patronScreen.name : null,
      menu: isAssisted ? patronScreen.menu : null,
      address: isAssisted ? (pageAddress(pages[patronScreen.page], blanks) ?? pageAddress(pages.home, blanks)) : null,
    },
  })
}

/** The patron was keyed there: kept here under the card it got. Said twice it is one patron. */
export async function keepKeyed(office: Office, { patron, home }: Keyed): Promise<Answer<MadePatron>> {
  const card = readBarcode(patron.card ?? '')
  if (card === '') return refuse('patron-card-needed', {}, 'card')
  const name = `${patron.firstName} ${patron.lastName}`
  return office.store.transact(async (tx) => {
    const known = await patronByCard(tx, card)
    if (known && known.name !== name) return refuse('patron-card-taken', {}, 'card')
    const { email, phone } = patron
    await keepPatron(tx, { card, library_id: home.id, name, email, phone, seen_at: office.clock.now() })
    return done({ card, leftToDo: null })
  })
}

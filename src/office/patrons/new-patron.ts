// A walk-in without an account: whoever might be the same person is looked for first, then the patron is made in the
// library system, once, whatever becomes of the answer.
import type { AlikePatron, NewIlsPatron } from '../../domain/ils/records.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { libraryById } from '../../store/libraries.ts'
import type { Office } from '../context.ts'
import type { IlsPatronDesk, IlsPatronMade } from '../ils-port.ts'
import { ConnectorError } from '../ports.ts'
import { refuseOf } from './ils-trouble.ts'
import { checkByHand, keepKeyed, type Keyed } from './new-patron-by-hand.ts'

/** As the form has it: libraries by our own ids. */
export interface WantedPatron extends Omit<NewIlsPatron, 'libraryCode' | 'pickupCode' | 'address'> {
  readonly libraryId: number
  readonly pickupLibraryId: number | null
  readonly street: string | null
  readonly city: string | null
  readonly region: string | null
  readonly postcode: string | null
}
export interface CheckedPatron {
  readonly alike: readonly AlikePatron[]
  readonly record: readonly { readonly field: string; readonly value: string }[]
  /** Set where no connection makes it: the screen to key it in, where assisted mode knows it. */
  readonly byHand: {
    readonly screen: string | null
    readonly menu: string | null
    readonly address: string | null
  } | null
}

export const checkNewPatron = (office: Office, wanted: WantedPatron): Promise<Answer<CheckedPatron>> =>
  atDesk(office, wanted, checkByHand, async (desk, patron) => {
    const alike = await desk.alike(patron)
    return done({ alike, record: await desk.preview(patron), byHand: null })
  })

export interface MadePatron {
  readonly card: string
  /** What is left for a person to do in the library system, in a sentence. */
  readonly leftToDo: string | null
}

export const createPatron = (
  office: Office,
  order: {
    readonly key: string
    readonly patron: WantedPatron
    readonly isSomebodyElse: boolean
    readonly isVouchedFor: boolean
  },
): Promise<Answer<MadePatron>> =>
  atDesk(office, order.patron, keepKeyed, async (desk, patron) => {
    // A repeat finds its own before anybody is called alike.
    const made = await desk.made(order.key, patron)
    if (made) return done(await finished(desk, made, order.isVouchedFor))
    const alike = await desk.alike(patron)
    if (alike.some((one) => one.by.includes('card'))) return refuse('patron-card-taken', {}, 'card')
    if (alike.some((one) => one.by.includes('user name'))) return refuse('patron-name-taken', {}, 'userName')
    if (alike.length > 0 && !order.isSomebodyElse) return refuse('patron-alike')
    return done(await finished(desk, await desk.create(order.key, patron), order.isVouchedFor))
  })

/** The patron stands there now: what cannot be done to the record any more is said, not refused. */
async function finished(desk: IlsPatronDesk, made: IlsPatronMade, isVouchedFor: boolean): Promise<MadePatron> {
  const left: string[] = []
  if (made.doubles.length > 0)
    left.push(`The library system has a second record of this patron: delete ${made.doubles.join(', ')} there.`)
  if (isVouchedFor)
    try {
      await desk.vouch(made.ilsId)
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error
      left.push(error.message)
    }
  return { card: made.card, leftToDo: left.length === 0 ? null : left.join(' ') }
}

async function atDesk<T>(
  office: Office,
  wanted: WantedPatron,
  byHand: (office: Office, keyed: Keyed) => Promise<Answer<T>>,
  work: (desk: IlsPatronDesk, patron: NewIlsPatron) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const desk = office.ils.patrons
  const home = await libraryById(office.store.db, wanted.libraryId)
  if (home?.kind !== 'member') return refuse('library-not-found', {}, 'libraryId')
  if (desk && home.code === null) return refuse('library-no-code', { library: home.name }, 'libraryId')
  const pickup = wanted.pickupLibraryId === null ? null : await libraryById(office.store.db, wanted.pickupLibraryId)
  if (pickup === undefined) return refuse('library-not-found', {}, 'pickupLibraryId')
  const { libraryId: _, pickupLibraryId: __, street, city, region, postcode, ...rest } = wanted
  const patron = {
    ...rest,
    libraryCode: home.code ?? '',
    pickupCode: pickup?.code ?? null,
    address: { street, city, region, postcode },
  }
  if (!desk) return byHand(office, { patron, home, pickup })
  try {
    return await work(desk, patron)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return refuseOf(error)
  }
}

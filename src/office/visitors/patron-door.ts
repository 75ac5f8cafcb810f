// How a patron comes to their own page: by card and PIN, which the library system checks, or where there is none by an
// address mailed to them. Tries are counted before they are looked at.
import { createHash, randomBytes } from 'node:crypto'
import { fillTemplate } from '../../domain/correspondence/fill.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { readBarcode } from '../../domain/values/library-barcode.ts'
import { patronByCard, type PatronRecord } from '../../store/patrons.ts'
import { countTry, forgetTries } from '../../store/sign-in-try.ts'
import * as store from '../../store/visitors.ts'
import type { Office } from '../context.ts'
import { senderOf, templateOf } from '../correspondence/correspondence.ts'
import { patronFor } from '../intake/find-patron.ts'
import { ConnectorError } from '../ports.ts'

const minute = 60_000
/** A page left open on a library's own computer is nobody's after this. */
const idleMs = 30 * minute
const longestMs = 12 * 60 * minute
const entryMs = 30 * minute
const triesPerCard = 10
const triesWindowMs = 15 * minute
const triesPerAddress = 30

export type Way = 'pin' | 'mail' | 'none'
/** By which way patrons come in here. */
export function wayIn(office: Office): Way {
  if (!office.ils.byHand) return 'pin'
  return office.correspondence.mailer.isOn() && office.correspondence.origin() !== null ? 'mail' : 'none'
}

export interface Caller {
  /** The network address the try comes from; only its hash is kept. */
  readonly address: string
  /** The clock on the wall. */
  readonly now: Date
}

/** Answers the session's secret, which the patron's browser keeps. */
export async function enterByPin(
  office: Office,
  typed: { readonly card: string; readonly pin: string },
  caller: Caller,
): Promise<Answer<string>> {
  const card = readBarcode(typed.card)
  if (card === '') return refuse('card-missing', {}, 'card')
  if (typed.pin === '') return refuse('pin-missing', {}, 'pin')
  const many = await tooMany(office, card, caller)
  if (many) return many
  try {
    if (!(await office.ils.checkPin(card, typed.pin))) return refuse('wrong-pin')
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return refuse('cards-unreachable')
  }
  const found = await patronFor(office, card)
  if (!found.ok) {
    if (found.code === 'ils-unreachable') return refuse('cards-unreachable')
    return refuse(found.code === 'patron-library-unknown' ? 'card-elsewhere' : 'wrong-pin')
  }
  await forgetTries(office.store.db, hash(`card:${card}`))
  return done(await openSession(office, found.value.patronId, caller.now))
}

/**
 * Mails a way in, when the card is known with this very address. What is answered does not tell whether it was; the
 * mail goes out behind the answer's back, so that its time does not tell either.
 */
export async function askForEntry(
  office: Office,
  typed: { readonly card: string; readonly email: string },
  caller: Caller,
): Promise<Answer<null>> {
  const card = readBarcode(typed.card)
  if (card === '') return refuse('card-missing', {}, 'card')
  const email = typed.email.trim().toLowerCase()
  if (email === '') return refuse('email-missing', {}, 'email')
  const many = await tooMany(office, card, caller)
  if (many) return many
  const patron = await patronByCard(office.store.db, card)
  if (patron?.email?.trim().toLowerCase() === email) {
    void mailEntry(office, patron, caller.now).catch((error: unknown) =>
      office.log(`a way in could not be mailed: ${error instanceof ConnectorError ? error.message : String(error)}`),
    )
  }
  return done(null)
}

async function mailEntry(office: Office, patron: PatronRecord, now: Date): Promise<void> {
  const { mailer, origin } = office.correspondence
  const secret = newSecret()
  await office.store.transact((tx) =>
    store.keepPatronEntry(tx, hash(secret), patron.id, new Date(now.getTime() + entryMs)),
  )
  const { subject, body } = fillTemplate(templateOf(office.correspondence, 'signIn', patron.language), {
    ...senderOf(office),
    page: `${origin() ?? ''}/my/enter/${secret}`,
  })
  await mailer.send({ key: `entry-${hash(secret).slice(0, 20)}`, to: patron.email ?? '', subject, text: body })
}

/** Opens a session by a mailed address; the address is used up by it. */
export async function enterByMail(office: Office, secret: string, caller: Caller): Promise<Answer<string>> {
  const many = await tooMany(office, null, caller)
  if (many) return many
  const patronId = await office.store.transact((tx) => store.takePatronEntry(tx, hash(secret), caller.now))
  return patronId === null ? refuse('link-over') : done(await openSession(office, patronId, caller.now))
}

/** Whose session this is; null when it has ended. Notes its use. */
export async function patronOf(office: Office, secret: string, now: Date): Promise<PatronRecord | null> {
  const tokenHash = hash(secret)
  const found = await store.patronSession(office.store.db, tokenHash, now, new Date(now.getTime() - idleMs))
  if (!found) return null
  if (now.getTime() - found.seenAt.getTime() > minute)
    await office.store.transact((tx) => store.touchPatronSession(tx, tokenHash, now))
  return found.patron
}

export const leave = (office: Office, secret: string): Promise<void> =>
  office.store.transact((tx) => store.endPatronSession(tx, hash(secret)))

async function openSession(office: Office, patronId: number, now: Date): Promise<string> {
  const secret = newSecret()
  await office.store.transact((tx) =>
    store.startPatronSession(tx, {
      tokenHash: hash(secret),
      patronId,
      now,
      endsAt: new Date(now.getTime() + longestMs),
    }),
  )
  return secret
}

async function tooMany(office: Office, card: string | null, { address, now }: Caller) {
  const { db } = office.store
  if ((await countTry(db, hash(`from:${address}`), now, minute)) > triesPerAddress) return refuse('too-many-from-here')
  if (card !== null && (await countTry(db, hash(`card:${card}`), now, triesWindowMs)) > triesPerCard)
    return refuse('too-many-card-tries')
  return null
}

const newSecret = (): string => randomBytes(32).toString('base64url')
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

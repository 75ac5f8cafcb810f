// Patrons as Polaris knows them: who has this card, whether the PIN is right, what stands against lending.
import { z } from 'zod'
import type { IlsPatron } from '../../office/ils-port.ts'
import type { Branches } from './branches.ts'
import { PapiRefusal } from './papi/errors.ts'
import type { Polaris } from './polaris.ts'

const text = z.string().nullish()
const basicShape = z.looseObject({
  PatronBasicData: z.looseObject({
    PatronID: z.number(),
    Barcode: text,
    NameFirst: text,
    NameLast: text,
    PhoneNumber: text,
    EmailAddress: text,
    PatronOrgID: z.number().nullish(),
    PatronCodeID: z.number().nullish(),
  }),
})
export type BasicData = z.infer<typeof basicShape>['PatronBasicData']

const blocksShape = z.looseObject({
  CanPatronCirculate: z.boolean().nullish(),
  Blocks: z.array(z.looseObject({ BlockDescription: text })).nullish(),
})

const noSuchPatron = new Set([-3000, -10])
/** AuthenticatePatron's own use of “insert failed”: card and PIN do not go together. */
const wrongPin = new Set([-3000, -3001])

/** What Polaris keeps of a patron; null when nobody has the card. */
export function basicData(
  polaris: Polaris,
  card: string,
  reference: string | null = null,
  isQuiet = false,
): Promise<BasicData | null> {
  return orNull(
    polaris.papi
      .call({
        name: 'PatronBasicDataGet',
        method: 'GET',
        isProtected: false,
        parts: ['patron', card, 'basicdata'],
        query: { addresses: 0, notes: 0 },
        by: 'staff',
        reference,
        isQuiet,
        shape: basicShape,
      })
      .then((answer) => answer.PatronBasicData),
  )
}

export async function findPatron(polaris: Polaris, branches: Branches, card: string): Promise<IlsPatron | null> {
  const found = await basicData(polaris, card)
  if (!found) return null
  return {
    ilsId: String(found.PatronID),
    card: found.Barcode ?? card,
    name: [found.NameFirst, found.NameLast]
      .filter((one) => one)
      .join(' ')
      .trim(),
    email: found.EmailAddress || null,
    phone: found.PhoneNumber || null,
    libraryCode: await branches.codeOf(found.PatronOrgID ?? polaris.settings().branchId),
    group: found.PatronCodeID === null || found.PatronCodeID === undefined ? null : `Patron code ${found.PatronCodeID}`,
    blocks: await blocksOf(polaris, card),
  }
}

/** In Polaris' words; where it only says that the patron may not borrow, that. */
async function blocksOf(polaris: Polaris, card: string): Promise<readonly string[]> {
  const answer = await polaris.papi.call({
    name: 'PatronCirculateBlocksGet',
    method: 'GET',
    isProtected: false,
    parts: ['patron', card, 'circulationblocks'],
    by: 'staff',
    shape: blocksShape,
  })
  const words = (answer.Blocks ?? []).flatMap((one) => one.BlockDescription?.trim() || [])
  return words.length === 0 && answer.CanPatronCirculate === false ? ['The patron may not borrow.'] : words
}

/** Whether somebody has this card, and may borrow by it; for comparing, so that nothing of it is kept. */
export async function mayBorrow(polaris: Polaris, card: string): Promise<'known' | 'gone' | 'blocked'> {
  const answer = await orNull(
    polaris.papi.call({
      name: 'PatronCirculateBlocksGet',
      method: 'GET',
      isProtected: false,
      parts: ['patron', card, 'circulationblocks'],
      by: 'staff',
      isQuiet: true,
      shape: blocksShape,
    }),
  )
  if (!answer) return 'gone'
  return answer.CanPatronCirculate === false ? 'blocked' : 'known'
}

export async function checkPin(polaris: Polaris, card: string, pin: string): Promise<boolean> {
  try {
    await polaris.papi.call({
      name: 'AuthenticatePatron',
      method: 'POST',
      isProtected: false,
      parts: ['authenticator', 'patron'],
      by: 'anyone',
      body: { Barcode: card, Password: pin },
      shape: z.looseObject({}),
    })
    return true
  } catch (error) {
    if (error instanceof PapiRefusal && wrongPin.has(error.code)) return false
    throw error
  }
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof PapiRefusal && noSuchPatron.has(error.code)) return null
    throw error
  }
}

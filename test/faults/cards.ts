// Cards of steps, answered as somebody does who goes and looks: there it is, or it is not.
import { z } from 'zod'
import { officeBranch } from './set-up.ts'
import type { Desk } from './desk.ts'
import type { NetworkState, Outside, PolarisState } from './outside.ts'

export const cardShape = z.looseObject({
  kind: z.string(),
  requestId: z.number().nullable(),
  number: z.string(),
  words: z.string(),
  why: z.string(),
  effectId: z.number().nullable(),
  alike: z.looseObject({ key: z.string() }),
  keys: z.array(z.looseObject({ does: z.string() })),
})
export type StepCard = z.infer<typeof cardShape>

export interface Answered {
  readonly about: string
  readonly how: 'done' | 'again' | 'skip'
}

export async function answerCard(
  card: StepCard,
  {
    desk,
    outside,
    polaris,
    network,
    titleOf,
  }: {
    readonly desk: Desk
    readonly outside: Outside
    readonly polaris: PolarisState
    readonly network: NetworkState
    readonly titleOf: (requestId: number) => string
  },
): Promise<Answered | null> {
  if (card.effectId === null) return null
  const reference = card.number.replaceAll('-', '')
  const title = card.requestId === null ? '' : titleOf(card.requestId)
  const { about, how } = await look()
  await desk.ask('POST', `/effects/${card.effectId}/settle`, {
    how,
    ...(how === 'skip' ? { reason: 'It is as it is there.' } : {}),
  })
  return { about, how }

  async function look(): Promise<Answered> {
    const reset = /reset the due date of (\S+?),? to (\d{4}-\d{2}-\d{2})/.exec(card.why)
    if (reset) {
      const item = polaris.items.find((one) => one.barcode === reset[1])
      const did = item ? await outside.resetDue(item.id, reset[2] ?? '') : false
      return { about: 'reset the due date', how: did ? 'again' : 'done' }
    }
    if (what(card) === 'ils.cancelHold' && card.why.includes('on its way')) {
      // It comes to the office by van, and is checked in there.
      const hold = polaris.holds.find((one) => one.staffNotes.includes(reference))
      const item = polaris.items.find((one) => one.holdId !== null && one.holdId === hold?.id)
      if (item) await outside.checkIn(item.id, officeBranch)
      return { about: 'a hold on its way: checked in when it came', how: 'again' }
    }
    const held = /In Leap cancel hold (\d+) of item/.exec(card.why)
    if (held) {
      await outside.cancelHold(Number(held[1]))
      return { about: 'a hold that was never filled: cancelled in Leap', how: 'again' }
    }
    if (card.why.includes('waits on the hold shelf')) {
      const hold = polaris.holds.find((one) => one.staffNotes.includes(reference) || one.title === title)
      const did = hold !== undefined && (await outside.cancelHold(hold.id))
      return {
        about: 'a hold on the shelf: cancelled in Leap',
        how: did && what(card) === 'ils.cancelHold' ? 'done' : 'again',
      }
    }
    if (/shows request \d+ as (CANCELLED|CLOSED|EXPIRED|UNFILLED)|has gone on to another lender/.test(card.why))
      return { about: 'over in WorldShare before we said so', how: 'skip' }
    if (card.why.startsWith('Is it there?') || /did it go out\?/.test(card.why))
      return { about: `is it there? ${what(card)}`, how: isThere(card) ? 'done' : 'again' }
    if (/was not found under our number|look for it in WorldShare/i.test(card.why))
      return { about: 'is it in WorldShare?', how: inNetwork() ? 'done' : 'again' }
    if (/^Tell the patron|^Tell .* it is lost/.test(card.words)) return { about: 'tell the patron', how: 'done' }
    if (card.kind === 'failed_step') return { about: `given up: ${what(card)}: ${short(card.why)}`, how: 'again' }
    return {
      about: `by hand: ${what(card)}: ${short(card.why)}`,
      how: card.keys.some((key) => key.does === 'again') ? 'again' : 'done',
    }
  }
  function isThere(one: StepCard): boolean {
    const name = what(one)
    if (name.startsWith('lender.')) return inNetwork()
    if (name === 'ils.makeCirculable') return polaris.items.some((item) => item.barcode === reference)
    if (name === 'ils.pull' || name === 'ils.placeHold')
      return polaris.holds.some((hold) => hold.staffNotes.includes(reference) || hold.title === title)
    return false
  }
  function inNetwork(): boolean {
    return network.requests.some((one) => String(one.document.referenceId ?? '').startsWith(card.number))
  }
}

const what = (card: StepCard): string => card.alike.key.replace(/^(failed|step):/, '')
/** Without numbers, so that alike ones are counted together. */
const short = (text: string): string => text.replaceAll(/[BLF]?-?\d[\d-]*\w*/g, 'N').slice(0, 110)

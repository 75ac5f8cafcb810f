// A piece that lies in a closed package whose carrier has it not yet turns up at another station: it is asked, for the
// package lists it, its weight counts it and its postage was paid with it.
import { throwAwayWords } from '../../domain/printing/sheet.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { closingsOf, parcelWith, takeFromParcel } from '../../store/parcels.ts'
import { undoGestureIn } from '../undo/undo-gesture.ts'
import { aboutOf, outcome, type ScanAnswer, type ScanChoice, type ScanDesk } from './scan-desk.ts'
import type { Fit } from './scan-find.ts'
import { leaveIt } from './scan-item.ts'

/** Not an action of any life: the closing is undone, and the piece is out of the package. */
export const takeItOut = 'takeOut'

/** What is asked when a piece that was scanned lies in such a package; null: it lies in none. */
export async function liesInClosed(desk: ScanDesk, fit: Fit): Promise<ScanAnswer | null> {
  const { request, pieces } = fit.facts
  const ids = pieces.filter((one) => fit.pieceId === null || one.id === fit.pieceId).map((one) => one.id)
  const parcel = await parcelWith(desk.tx, 'closed', ids)
  if (!parcel) return null
  const choice = { requestId: request.id, pieceId: parcel.piece_id }
  return outcome('asks', 'look', `It lies in package ${parcel.number}, closed`, {
    about: aboutOf(request),
    more: 'The carrier has it not yet. Is the piece in your hand?',
    requestId: request.id,
    choices: [
      {
        words: `Take it out of package ${parcel.number}`,
        why: 'The closing is undone; the package is closed anew without it.',
        requestId: request.id,
        choice: { ...choice, action: takeItOut },
      },
      { words: 'Leave it', why: null, requestId: request.id, choice: { ...choice, action: leaveIt } },
    ],
  })
}

export async function takeOut(desk: ScanDesk, choice: ScanChoice, about: string): Promise<ScanAnswer> {
  const { tx } = desk
  const parcel = choice.pieceId === undefined ? undefined : await parcelWith(tx, 'closed', [choice.pieceId])
  // The answer was lost on its way, or somebody else took it out.
  if (!parcel) return outcome('again', 'look', 'It lies in no closed package', { about, requestId: choice.requestId })
  const reopened = await reopen(desk, parcel.id)
  if (!reopened.ok) return reopened
  await takeFromParcel(tx, parcel.id, parcel.piece_id)
  return outcome('done', 'right', `Out of package ${parcel.number}`, {
    about,
    more: [`Package ${parcel.number} is open again: close it anew.`, reopened.value].filter(Boolean).join(' '),
    requestId: choice.requestId,
    pieceId: parcel.piece_id,
  })
}

/** Answers which of its papers are to be thrown away. */
async function reopen({ tx, office, scan }: ScanDesk, parcelId: number): Promise<Answer<string | null>> {
  const gesture = (await closingsOf(tx, [parcelId])).get(parcelId)
  if (gesture === undefined) return refuse('undo-nothing')
  const undone = await undoGestureIn(tx, office, gesture, scan.actor.id ?? '')
  if (!undone.ok) return undone
  const words = throwAwayWords(undone.value.throwAway)
  return done(words && `${words}.`)
}

import type { Card } from '../../../contract/work.ts'
import { readNumber } from '../../../domain/values/request-number.ts'
import { attempt, newKey } from '../../acting.ts'
import { client } from '../../api.ts'
import { say } from '../../done-line.ts'
import { useKeys, useScans } from '../../keys.ts'
import { refreshRequest } from '../../live.ts'
import type { Refusal } from '../../refusal.ts'
import { useCopies, type Copies } from './use-copies.ts'

export interface Assisting extends Copies {
  openPage(): void
  /** The number given there. */
  link(number: string): Promise<void>
}

/** The keys of a card that is worked in another system's pages: copy each field, open the page, take the number. */
export function useAssist(
  card: Card,
  at: { readonly hasFocus: boolean; readonly isOpen: boolean; readonly isGone: boolean },
  on: {
    readonly finish: (refusal: Refusal | null) => void
    readonly findInstead: (code: string) => void
    readonly unfold: () => void
  },
): Assisting {
  const { assist, fields, effectId } = card
  const copies = useCopies(fields.map((one) => one.value))
  const openPage = (): void => {
    if (assist?.address) window.open(assist.address, '_blank', 'noopener')
  }
  const link = async (number: string): Promise<void> => {
    if (effectId === null) return
    const refusal = await attempt(async () => {
      const linked = await client.assisted.link({ effectId, number, gesture: newKey() })
      say({
        words: `Linked to WorldShare ${linked.number}`,
        about: `${card.title} (${card.number})`,
        gesture: linked.gesture,
        requestIds: [linked.requestId],
        leavesAtMs: null,
      })
      refreshRequest(linked.requestId)
    }, card.requestId ?? undefined)
    on.finish(refusal)
  }
  // On a closed card nothing would show that it was copied: the first key unfolds it.
  const seen = (copy: () => void) => () => {
    if (!at.isOpen) on.unfold()
    copy()
  }
  const copyKeys = Object.fromEntries(Object.entries(copies.keys).map(([key, copy]) => [key, seen(copy)]))
  const keys = assist ? { ...copyKeys, O: openPage } : {}
  useKeys(at.hasFocus && !at.isGone ? keys : {}, true)
  const takes = assist?.givesBack === 'network number' && !at.isGone && (at.hasFocus || at.isOpen)
  useScans(
    takes
      ? (code) => {
          // A strap of ours scanned meanwhile is no number of theirs.
          if (/[A-Za-z]/.test(code) || readNumber(code) !== null) on.findInstead(code)
          else void link(code)
        }
      : null,
  )
  return { ...copies, openPage, link }
}

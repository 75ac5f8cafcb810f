import { useState } from 'react'
import type { Card } from '../../../contract/work.ts'
import { readNumber } from '../../../domain/values/request-number.ts'
import { attempt, newKey } from '../../acting.ts'
import { client } from '../../api.ts'
import { copyText } from '../../copy-text.ts'
import { say } from '../../done-line.ts'
import { useKeys, useScans } from '../../keys.ts'
import { refreshRequest } from '../../live.ts'
import type { Refusal } from '../../refusal.ts'

/** Digits reach so many fields; the copy key reaches all. */
const withDigit = 9

export interface Assisting {
  /** Fields copied so far, by their place. */
  readonly copied: ReadonlySet<number>
  copy(index: number): void
  copyNext(): void
  openPage(): void
  /** The number given there. */
  link(number: string): Promise<void>
}

/** The keys of a card that is worked in another system's pages: copy each field, open the page, take the number. */
export function useAssist(
  card: Card,
  at: { readonly hasFocus: boolean; readonly isOpen: boolean; readonly isGone: boolean },
  on: { readonly finish: (refusal: Refusal | null) => void; readonly findInstead: (code: string) => void },
): Assisting {
  const [copied, setCopied] = useState<readonly number[]>([])
  const { assist, fields, effectId } = card
  const copy = (index: number): void => {
    const field = fields[index]
    if (!field) return
    void copyText(field.value).then((isDone) => isDone && setCopied((before) => [...before, index]))
  }
  const copyNext = (): void => copy(((copied.at(-1) ?? -1) + 1) % Math.max(1, fields.length))
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
    }, card.requestId)
    on.finish(refusal)
  }
  const digits = fields.slice(0, withDigit).map((_, index) => [String(index + 1), () => copy(index)] as const)
  const keys = assist ? { ...Object.fromEntries(digits), C: copyNext, O: openPage } : {}
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
  return { copied: new Set(copied), copy, copyNext, openPage, link }
}

import { useState } from 'react'
import { attempt, newKey } from '../../acting.ts'
import { say, sayOnly } from '../../done-line.ts'
import { refreshAll } from '../../live.ts'
import type { Refusal } from '../../refusal.ts'

/** Runs a change of settings: says what was done, with its undo where there is one, or keeps the refusal to be shown. */
export function useChange() {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const change = async (
    run: () => Promise<unknown>,
    said: string,
    about = '',
    takeBack?: () => Promise<void>,
  ): Promise<boolean> => {
    setBusy(true)
    const answer = await attempt(async () => {
      await run()
      if (takeBack) sayUndoable(said, about, takeBack)
      else sayOnly(said, about)
      refreshAll()
    })
    setBusy(false)
    setRefusal(answer)
    return answer === null
  }
  return { refusal, isBusy, change, forget: () => setRefusal(null) }
}

/** Says what was done that is no request's gesture, and how it is taken back. */
export const sayUndoable = (words: string, about: string, takeBack: () => Promise<void>): void =>
  say({
    words,
    about,
    gesture: newKey(),
    requestIds: [],
    leavesAtMs: null,
    takeBack: async () => {
      await takeBack()
      refreshAll()
    },
  })

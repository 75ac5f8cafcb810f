import { useState } from 'react'
import { attempt } from '../../acting.ts'
import { sayOnly } from '../../done-line.ts'
import { refreshAll } from '../../live.ts'
import type { Refusal } from '../../refusal.ts'

/** Runs a change of settings: says what was done, or keeps the refusal to be shown. */
export function useChange() {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const change = async (run: () => Promise<unknown>, said: string, about = ''): Promise<boolean> => {
    setBusy(true)
    const answer = await attempt(async () => {
      await run()
      sayOnly(said, about)
      refreshAll()
    })
    setBusy(false)
    setRefusal(answer)
    return answer === null
  }
  return { refusal, isBusy, change, forget: () => setRefusal(null) }
}

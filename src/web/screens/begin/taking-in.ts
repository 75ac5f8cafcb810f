import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { attempt, newKey } from '../../acting.ts'
import { sayOnly } from '../../done-line.ts'
import { refreshAll } from '../../live.ts'
import type { Refusal } from '../../refusal.ts'
import { addresses } from '../../routes.tsx'

/** Sends the form, opens the new request; a refusal leaves the form as it was typed. */
export function useTakingIn(title: string) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const key = useRef(newKey())
  const navigate = useNavigate()

  const takeIn = async (call: (key: string) => Promise<{ requestId: number; number: string }>) => {
    if (isBusy) return
    setBusy(true)
    setRefusal(
      await attempt(async () => {
        const made = await call(key.current)
        sayOnly(`Request ${made.number} begun`, title)
        refreshAll()
        await navigate({ to: addresses.request, params: { requestId: String(made.requestId) } })
      }),
    )
    setBusy(false)
  }
  return { refusal, setRefusal, isBusy, takeIn }
}

export const refusalAbout = (field: string, sentence: string): Refusal => ({ code: 'bad-details', field, sentence })

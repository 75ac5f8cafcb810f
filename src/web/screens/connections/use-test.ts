import { useState } from 'react'
import { attempt } from '../../acting.ts'
import { api, queryClient, type Outputs } from '../../api.ts'
import type { Refusal } from '../../refusal.ts'

type Findings = Outputs['connections']['test']['findings']

/** Tries a connection and keeps what was found on the screen. */
export function useTest(ask: () => Promise<{ findings: Findings }>) {
  const [findings, setFindings] = useState<Findings | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const test = async (): Promise<void> => {
    setBusy(true)
    const answer = await attempt(async () => {
      setFindings((await ask()).findings)
      await queryClient.invalidateQueries({ queryKey: api.connections.key() })
    })
    setRefusal(answer)
    setBusy(false)
  }
  return { findings, refusal, isBusy, test }
}

import { attempt } from '../../acting.ts'
import { client } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { refreshAll } from '../../live.ts'
import type { Refusal } from '../../refusal.ts'

/** The package is open again, and nothing of it was sent. */
export const undoClosing = ({ number }: { readonly number: string }, gesture: string): Promise<Refusal | null> =>
  attempt(async () => {
    await client.requests.undo({ gesture })
    sayOnly(`Undone: package ${number} closed`)
    refreshAll()
  })

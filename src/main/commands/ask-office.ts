import { z } from 'zod'
import type { StoreInUse } from '../../store/errors.ts'
import { readRunning } from '../control-door.ts'
import { CommandRefused } from './refused.ts'

const refusalSchema = z.object({ error: z.object({ code: z.string(), sentence: z.string() }) })

/** Asks the office that is open, through its control door. `inUse` is what stood in our way. */
export async function askOffice<T>(
  homeFolder: string,
  inUse: StoreInUse,
  ask: { method: 'GET' | 'POST'; path: string; body?: unknown },
  answerSchema: z.ZodType<T>,
): Promise<T> {
  const running = await readRunning(homeFolder)
  if (!running) throw inUse
  const answer = await fetch(new URL(ask.path, running.control), {
    method: ask.method,
    headers: { authorization: `Bearer ${running.token}`, 'content-type': 'application/json' },
    ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
  }).catch((cause: unknown) => {
    throw new CommandRefused(
      'in-use',
      `${inUse.message.replace(/; stop that one first\.$/, '')}, and it cannot be asked from here: run this where it runs, or stop it first.`,
      { cause },
    )
  })
  const body: unknown = await answer.json()
  if (answer.ok) return answerSchema.parse(body)
  const { error } = refusalSchema.parse(body)
  throw new CommandRefused(error.code, error.sentence)
}

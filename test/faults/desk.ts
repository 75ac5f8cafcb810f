// A person's screen: asks the office over HTTP and asks again until it answers, as somebody does whose office was away.
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

const refusal = z.object({ data: z.object({ code: z.string() }), message: z.string() })

export interface Answered {
  readonly ok: boolean
  readonly status: number
  readonly body: unknown
  /** Why not: the refusal’s code. */
  readonly code: string
  readonly sentence: string
}
export interface Desk {
  ask(method: string, path: string, body?: object): Promise<Answered>
  /** How often it had to be asked again because nobody answered. */
  readonly again: number
  /** Own faults of the office: a 500 is never right. */
  readonly faults: readonly string[]
}

export function openDesk(url: string, token: string): Desk {
  let again = 0
  const faults: string[] = []
  return {
    get again() {
      return again
    },
    faults,
    async ask(method, path, body) {
      for (;;) {
        try {
          const answer = await fetch(`${url}/api${path}`, {
            method,
            headers: {
              authorization: `Bearer ${token}`,
              ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            signal: AbortSignal.timeout(60_000),
          })
          const text = await answer.text()
          const said: unknown = text === '' ? null : JSON.parse(text)
          const no = refusal.safeParse(said)
          if (answer.status === 500) faults.push(`${method} ${path}: ${text.slice(0, 300)}`)
          return {
            ok: answer.ok,
            status: answer.status,
            body: said,
            code: answer.ok ? '' : (no.data?.data.code ?? `http-${answer.status}`),
            sentence: answer.ok ? '' : (no.data?.message ?? text.slice(0, 300)),
          }
        } catch {
          again += 1
          await sleep(150)
        }
      }
    },
  }
}

// The client of the bench, in a thread of its own so that it does not wait for the server it measures.
import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'

export interface Call {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly type?: string
  readonly body?: string
}
export interface Wish {
  readonly lanes: readonly (readonly Call[])[]
  readonly atOnce: number
}
export interface Asked {
  readonly milliseconds: number
  /** Of each call, in milliseconds. */
  readonly latencies: readonly number[]
  readonly failures: readonly string[]
}

const { origin, token } = z.object({ origin: z.url(), token: z.string() }).parse(workerData)

parentPort?.on('message', (wish: Wish) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  void work(wish).then((asked) => parentPort?.postMessage(asked))
})

async function work({ lanes, atOnce }: Wish): Promise<Asked> {
  // Connections of an earlier round may be closed by now.
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const waiting = [...lanes]
  const latencies: number[] = []
  const failures: string[] = []
  const began = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let lane = waiting.shift(); lane; lane = waiting.shift()) {
        for (const call of lane) {
          const sent = performance.now()
          const problem = await ask(agent, call)
          latencies.push(performance.now() - sent)
          if (problem !== null) failures.push(problem)
        }
      }
    }),
  )
  agent.destroy()
  return { milliseconds: performance.now() - began, latencies, failures }
}

function ask(agent: Agent, { method, path, type, body }: Call): Promise<string | null> {
  return new Promise((resolve) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined
        ? {}
        : { 'content-type': type ?? 'application/json', 'content-length': Buffer.byteLength(body) }),
    }
    const call = request(new URL(path, origin), { method, agent, headers }, (response) => {
      let told = ''
      response.setEncoding('utf8').on('data', (text: string) => (told += text))
      response.on('end', () =>
        resolve(isFine(response.statusCode, told) ? null : `${path}: ${response.statusCode} ${told.slice(0, 300)}`),
      )
    })
    call.on('error', (error) => resolve(`${path}: ${error.message}`))
    call.end(body)
  })
}

const isFine = (status: number | undefined, told: string): boolean =>
  status === 200 && !told.includes('<messageStatus>ERROR')

// The fake library system lives in the test's own process; the office reaches it over HTTP, as it would Polaris.
import { ilsByHand } from '../../src/connectors/by-hand/ils.ts'
import { ConnectorError } from '../../src/office/ports.ts'
import type { Ils } from '../../src/office/ils-port.ts'

export const ilsOverHttp = (url: string, knowsKeys: boolean): Ils => ({
  ...ilsByHand,
  name: 'a library system in another process',
  byHand: false,
  knowsKeys,
  async carry(key, order) {
    const answer = await send(url, { key, order })
    if (!answer.ok) throw new ConnectorError('refused', `The library system refused: ${await answer.text()}`)
    await answer.body?.cancel()
  },
})

async function send(url: string, body: object): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(5_000) })
  } catch (cause) {
    throw new ConnectorError('unreachable', 'The library system does not answer.', { cause })
  }
}

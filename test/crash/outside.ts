// What is outside the office and outlives it: a partner library and the library system, both of which keep a ledger of
// what they were told and what they acted on.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { realClock } from '../../src/lab/clock.ts'
import { startPeer, type Peer } from '../../src/lab/peer/peer.ts'
import { ConnectorError } from '../../src/office/ports.ts'
import { fakeIls, type FakeIls } from '../fake-ils.ts'
import { copies, order, patrons } from './ils-words.ts'

export interface Ports {
  readonly office: number
  readonly peer: number
}
export interface Outside {
  readonly peer: Peer
  readonly ils: FakeIls
  readonly ilsUrl: string
  close(): Promise<void>
}
export const ourSymbol = { scheme: 'ISIL', symbol: 'US-NOFFICE' }
export const peerUrl = (ports: Ports): string => `http://127.0.0.1:${ports.peer}/iso18626`

export async function openOutside(ports: Ports): Promise<Outside> {
  const peer = await startPeer({
    symbol: { type: 'ISIL', value: 'US-NFAR' },
    name: 'Far Away',
    address: { line1: '2 Lake Street', locality: 'Geneva', region: 'US-NY', postalCode: '14456', country: 'US' },
    port: ports.peer,
    ourUrl: `http://127.0.0.1:${ports.office}/iso18626`,
    ourSymbol: { type: ourSymbol.scheme, value: ourSymbol.symbol },
    scenario: 'WILLSUPPLY LOANED',
    paceMs: 2,
    answerTimeoutMs: 3_000,
    resendAfterMs: Array.from({ length: 2_000 }, () => 60),
  })
  const ils = fakeIls({ patrons, copies }, realClock)
  const server = serveIls(ils)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    peer,
    ils,
    ilsUrl: `http://127.0.0.1:${portOf(server)}`,
    async close() {
      await peer.close()
      server.close()
      server.closeAllConnections()
    },
  }
}

const told = z.object({ key: z.string(), order })

function serveIls(ils: FakeIls): Server {
  return createServer((request, response) => {
    const work = async (): Promise<void> => {
      const { key, order: wanted } = told.parse(JSON.parse(await text(request)))
      await ils.ils.carry(key, wanted)
    }
    work().then(
      () => response.end(),
      (error: unknown) => {
        response.statusCode = error instanceof ConnectorError ? 409 : 500
        response.end(String(error))
      },
    )
  })
}

export async function freePorts(): Promise<Ports> {
  const [office, peer] = [createServer(), createServer()]
  for (const one of [office, peer]) await once(one.listen(0, '127.0.0.1'), 'listening')
  const ports = { office: portOf(office), peer: portOf(peer) }
  for (const one of [office, peer]) await once(one.close(), 'close')
  return ports
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

import { parseArgs } from 'node:util'
import { movedClock, realClock } from '../clock.ts'
import { readDuration } from './scenarios.ts'
import { startPeer } from './peer.ts'
import type { AgencyId } from './messages.ts'

const usage = `A library to exchange ISO 18626 messages with.

  node src/lab/peer/run.ts --office URL [--symbol ISIL:US-NXYZ] [--name NAME] [--port 4201]
    [--scenario 'WILLSUPPLY LOANED'] [--pace 2s] [--speed 1000] [--seed 1]
    [--ask TITLE --office-symbol ISIL:US-… [--borrow 'RECEIVE RETURN'] [--copy]]

Without --scenario a request may name one in its note, [scenario: LOANED OVERDUE]; else chance decides.
--pace is the time between two steps, --speed how fast the peer's clock runs.
--ask sends one request to the office and plays the borrower.`

const { values } = parseArgs({
  options: {
    office: { type: 'string' },
    symbol: { type: 'string', default: 'ISIL:US-NXYZ' },
    name: { type: 'string', default: 'Stand-in Library' },
    port: { type: 'string', default: '4201' },
    scenario: { type: 'string' },
    pace: { type: 'string' },
    speed: { type: 'string' },
    seed: { type: 'string', default: '1' },
    ask: { type: 'string' },
    'office-symbol': { type: 'string' },
    borrow: { type: 'string' },
    copy: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help || values.office === undefined) {
  console.log(usage)
  process.exit(values.help ? 0 : 1)
}

const paceMs = readDuration(values.pace)
const peer = await startPeer({
  symbol: agency(values.symbol),
  name: values.name,
  ourUrl: values.office,
  port: Number(values.port),
  seed: Number(values.seed),
  clock: values.speed === undefined ? realClock : movedClock(new Date(), Number(values.speed)),
  scenario: values.scenario,
  paceMs,
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
console.log(`${values.name} (${values.symbol}) takes messages at ${peer.url}`)
process.once('SIGINT', () => void peer.close())
process.once('SIGTERM', () => void peer.close())

let told = 0
let heard = 0
let complained = 0
const watch = setInterval(tellNews, 200)
process.once('exit', () => clearInterval(watch))
watch.unref()

if (values.ask !== undefined) {
  const supplier = agency(values['office-symbol'] ?? '')
  const how = { supplier, ...(values.borrow !== undefined && { scenario: values.borrow }) }
  await peer.request({ title: values.ask, serviceType: values.copy ? 'Copy' : 'Loan' }, how)
}

function tellNews(): void {
  for (const { message, outcome } of peer.received.slice(heard)) {
    console.log(`<- ${message ? `${message.id} ${message.what} ${message.status ?? ''}` : '?'} (${outcome})`)
  }
  heard = peer.received.length
  for (const { message, outcome } of peer.sent.slice(told)) {
    if (outcome === 'on its way') break
    told += 1
    console.log(`-> ${message.id} ${message.what} ${message.status ?? ''} (${outcome})`)
  }
  for (const { text, flaws } of peer.complaints.slice(complained)) {
    console.log(`!! ${text}${flaws.map(({ kind, at, detail }) => `\n   ${kind} ${at} ${detail}`).join('')}`)
  }
  complained = peer.complaints.length
}

function agency(text: string): AgencyId {
  const [type = '', ...value] = text.split(':')
  return { type, value: value.join(':') }
}

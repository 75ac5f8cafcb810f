// Is there a server at a partner's address? ISO 18626 has no message that asks and changes nothing: whether they accept ours
// shows with the first.
import { ConnectorError } from '../../office/ports.ts'
import { callOver } from '../over-http/call.ts'

const patienceMs = 10_000

export async function reachPartner(endpoint: string | null): Promise<string> {
  if (endpoint === null || !URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol))
    throw new ConnectorError('unreachable', 'Its record has no address of the web (http or https) for messages.', {
      retry: false,
    })
  const { status } = await callOver({
    system: 'the partner’s system',
    method: 'GET',
    url: endpoint,
    headers: {},
    body: null,
    timeoutMs: patienceMs,
  })
  if (status >= 500)
    throw new ConnectorError('unreachable', `The partner’s system answered with an error of its own (HTTP ${status}).`)
  if (status === 404)
    throw new ConnectorError(
      'unreachable',
      'A server answers, but not at this address (HTTP 404): is its address right?',
      {
        retry: false,
      },
    )
  return 'A server answers at its address; whether it accepts our messages shows with the next one.'
}

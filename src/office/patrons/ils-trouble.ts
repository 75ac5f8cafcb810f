// What the library system answered to somebody who waits at the screen, as the screen's own refusal.
import { refuse, type Refusal } from '../../domain/refusal.ts'
import type { ConnectorError } from '../ports.ts'

export function refuseOf(error: ConnectorError): Refusal {
  const code = error.kind === 'by-hand' ? 'ils-by-hand' : error.retry ? 'ils-unreachable' : 'ils-refused'
  return refuse(code, { why: error.message })
}

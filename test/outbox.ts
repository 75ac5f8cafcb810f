// A mail server that keeps what it is given, and fails when it is told to.
import type { Mailer, OutgoingMail } from '../src/office/ports.ts'

export interface Outbox extends Mailer {
  readonly sent: OutgoingMail[]
  /** What the next mail meets, once. */
  failNext(error: Error): void
}

export function outbox(): Outbox {
  const sent: OutgoingMail[] = []
  let trouble: Error | null = null
  return {
    sent,
    isOn: () => true,
    failNext: (error) => {
      trouble = error
    },
    send(mail) {
      const met = trouble
      trouble = null
      if (met) return Promise.reject(met)
      sent.push(mail)
      return Promise.resolve()
    },
  }
}

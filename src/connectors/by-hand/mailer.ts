// Mail nobody has set up: what would leave by it is a card with the text to copy.
import type { Mailer } from '../../office/ports.ts'

export const mailerByHand: Mailer = {
  isOn: () => false,
  send: () => Promise.reject(new Error('mail is not set up; nothing may be sent')),
}

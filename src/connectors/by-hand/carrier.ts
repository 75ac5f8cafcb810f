// The channel every office has: a person does it and presses a key. The effect is a card at once; nothing is sent.
import type { Carrier } from '../../office/ports.ts'

export const byHand: Carrier = {
  byHand: true,
  leavesHouse: false,
  knowsKeys: false,
  carry: () => Promise.reject(new Error('a person carries this; the runner must not')),
}

// An integrated library system nobody has connected: what the office would ask of it, staff look up themselves.
import type { Ils } from '../../office/ils-port.ts'

/** Finds nobody and nothing, so that forms ask for what they need instead. */
export const ilsByHand: Ils = {
  name: 'by hand',
  byHand: true,
  knowsKeys: false,
  findPatron: () => Promise.resolve(null),
  checkPin: () => Promise.resolve(false),
  findCopies: () => Promise.resolve([]),
  carry: () => Promise.reject(new Error('a person carries this; the runner must not')),
}

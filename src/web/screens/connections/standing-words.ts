import type { ConnectionView } from '../../../contract/connections.ts'

type Standing = ConnectionView['standing']

export const standingWords = {
  well: 'works',
  trouble: 'trouble',
  locked: 'enter anew',
  untried: 'not tried yet',
  off: 'off',
  unset: 'not set up',
} as const satisfies Record<Standing, string>

/** A shape beside the word, so that the color is not alone. */
export const standingShapes = {
  well: '●',
  trouble: '▲',
  locked: '▲',
  untried: '◌',
  off: '○',
  unset: '○',
} as const satisfies Record<Standing, string>

export const needsSomebody = (standing: Standing): boolean => standing === 'trouble' || standing === 'locked'

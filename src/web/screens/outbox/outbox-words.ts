import type { OutboxView } from '../../../contract/work.ts'

type Line = OutboxView['lines'][number]

export const standingWords = {
  held: 'Held',
  waiting: 'Waiting',
  doing: 'Being done',
  blocked: 'Behind another',
  with_person: 'With a person',
  given_up: 'Given up',
} as const satisfies Record<Line['standing'], string>

/** A color beside the word, as for requests. */
export const standingStages = {
  held: 'waiting',
  waiting: 'waiting',
  doing: 'here',
  blocked: 'done',
  with_person: 'review',
  given_up: 'late',
} as const satisfies Record<Line['standing'], string>

export const connectionWords: Readonly<Record<string, string>> = {
  polaris: 'Library system',
  worldshare: 'WorldShare',
  iso18626: 'ISO 18626',
  mail: 'Mail',
  'by-hand': 'By hand',
  paper: 'Paper',
}

// Before anything is made in Polaris, ours is looked for by the key we put there. Where the look cannot decide,
// nothing is made: a person looks.
import { ConnectorError } from '../../office/ports.ts'

export type Look<T> =
  | { readonly is: 'found'; readonly what: T }
  | { readonly is: 'none' }
  | { readonly is: 'unsure'; readonly sentence: string }

/** Is it there? The step becomes a card; nothing was made. */
export const isItThere = (sentence: string): ConnectorError =>
  new ConnectorError('by-hand', `Is it there? ${sentence} If it is, this step is done; if not, try again.`)

export function orAsk<T>(look: Look<T>): T | null {
  if (look.is === 'unsure') throw isItThere(look.sentence)
  return look.is === 'found' ? look.what : null
}

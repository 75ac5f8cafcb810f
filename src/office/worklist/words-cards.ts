// Cards of what lenders wrote about the way home and nobody has understood.
import { lifeOf, lives } from '../../domain/lifecycle/lives.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { plainCard, type Card } from '../../domain/worklist/card.ts'
import { keysOf, openKey } from '../../domain/worklist/card-keys.ts'
import { asOneText } from '../../domain/shipping/return-terms.ts'
import { openWords } from '../../store/piece-terms.ts'
import type { Office } from '../context.ts'

export async function wordsCards(office: Office, requestId?: number): Promise<readonly Card[]> {
  const words = await openWords(office.store.db, lives.borrowingLoan.actions.wordsBindNothing.from, requestId)
  return words.map((one): Card => ({
    key: `words:${one.entryId}`,
    kind: 'words',
    section: 'table',
    alike: { key: 'words', words: 'Lenders’ words to read' },
    requestId: one.id,
    number: writeNumber(one.number),
    title: one.title,
    words: `Read what ${one.library} wrote: “${asOneText(one.unread)}”`,
    why: 'Nobody has understood it yet. Set what it means, or say that it binds nothing.',
    since: (one.answered_at ?? one.state_since).toISOString(),
    until: null,
    ...plainCard,
    keys: [
      // Of two lenders the request itself asks which is meant.
      ...(one.entryId === one.current_entry_id
        ? keysOf(lifeOf(one), ['lendersTerms', 'wordsBindNothing']).map((key) => ({ ...key, isEachAlone: true }))
        : []),
      openKey,
    ],
  }))
}

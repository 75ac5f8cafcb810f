// Cards of receiving: what has been on its way too long, and what was kept for nobody and may be somebody's after all.
import { lifeOf, lives } from '../../domain/lifecycle/lives.ts'
import { knownState } from '../../domain/lifecycle/standing.ts'
import { addDays, dayOf } from '../../domain/values/days.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import type { Card } from '../../domain/worklist/card.ts'
import { keysOf, openKey } from '../../domain/worklist/card-keys.ts'
import { openWords } from '../../store/piece-terms.ts'
import { keptStrangers } from '../../store/strangers.ts'
import type { Office } from '../context.ts'
import { strangerWords } from '../mailroom/stranger-words.ts'
import { likelyFor } from '../receiving/likely-strangers.ts'
import { onTheWayTooLong } from '../receiving/on-the-way.ts'

const plain = { by: null, isLate: false, effectId: null, fields: [], assist: null, mail: null }

export async function receivingCards(office: Office, requestId?: number): Promise<readonly Card[]> {
  const [late, strangers, words] = await Promise.all([
    onTheWayTooLong(office, requestId),
    keptStrangers(office.store.db),
    openWords(office.store.db, lives.borrowingLoan.actions.wordsBindNothing.from, requestId),
  ])
  const likely = await likelyFor(office, strangers)
  const { timeZone } = office.settings()
  const tooLong = late.flatMap(({ label, answers, days, pieces }) =>
    pieces.map((one): Card => ({
      ...plain,
      key: `too_long:${one.pieceId}`,
      kind: 'too_long',
      section: 'due',
      alike: { key: 'too_long', words: 'On the way too long' },
      requestId: one.requestId,
      number: writeNumber(one.number),
      title: one.title,
      words: `On the way too long: ${label.toLowerCase()}${one.library === null ? '' : `, ${one.library}`}`,
      why: `Usual is ${days === 1 ? 'one day' : `${days} days`}; ${answers} answer${answers === 'we' ? '' : 's'} for it. ${knownState(one, one.state)?.about ?? ''}`,
      since: one.since.toISOString(),
      until: addDays(dayOf(one.since, timeZone), days),
      keys: [openKey],
    })),
  )
  const known = strangers.flatMap((stranger) =>
    (likely.get(stranger.id) ?? [])
      .filter((one) => requestId === undefined || one.requestId === requestId)
      .map((one): Card => ({
        ...plain,
        key: `stranger:${stranger.id}:${one.requestId}`,
        kind: 'stranger',
        section: 'table',
        alike: { key: 'stranger', words: 'What belonged to nobody may be these' },
        requestId: one.requestId,
        number: writeNumber(one.number),
        title: one.title,
        words: `${stranger.number} may be this: ${strangerWords(stranger)}`,
        why: `It came and belonged to nobody: ${one.why}.`,
        since: stranger.came_at.toISOString(),
        until: null,
        keys: [openKey],
      })),
  )
  return [...tooLong, ...known, ...words.map(wordsCard)]
}

const wordsCard = (one: Awaited<ReturnType<typeof openWords>>[number]): Card => ({
  ...plain,
  key: `words:${one.entryId}`,
  kind: 'words',
  section: 'table',
  alike: { key: 'words', words: 'Lenders’ words to read' },
  requestId: one.id,
  number: writeNumber(one.number),
  title: one.title,
  words: `Read what ${one.library} wrote: “${one.unread.join('; ')}”`,
  why: 'Nobody has understood it yet. Set what it means, or say that it binds nothing.',
  since: (one.answered_at ?? one.state_since).toISOString(),
  until: null,
  keys: [
    // Of two lenders the request itself asks which is meant.
    ...(one.entryId === one.current_entry_id ? keysOf(lifeOf(one), ['lendersTerms', 'wordsBindNothing']) : []),
    openKey,
  ],
})

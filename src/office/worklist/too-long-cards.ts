// Cards of what has been on its way too long.
import { knownState } from '../../domain/lifecycle/standing.ts'
import { addDays, dayOf } from '../../domain/values/days.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { plainCard, type Card } from '../../domain/worklist/card.ts'
import { openKey } from '../../domain/worklist/card-keys.ts'
import type { Office } from '../context.ts'
import { onTheWayTooLong } from '../receiving/on-the-way.ts'

export async function tooLongCards(office: Office, requestId?: number): Promise<readonly Card[]> {
  const late = await onTheWayTooLong(office, requestId)
  const { timeZone } = office.settings()
  return late.flatMap(({ label, answers, days, pieces }) =>
    pieces.map((one): Card => ({
      ...plainCard,
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
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  borrowersActions,
  meaningOf,
  notificationsWhileConditional,
  onceClosed,
  pairs,
  requestTypes,
  standsAfter,
  type Meaning,
  type Said,
} from '../../../test/expected/iso18626.ts'
import { entryFacts, orderOf, pieceFacts, requestFacts, written } from '../../../test/facts.ts'
import {
  type Action,
  actions,
  isClosed,
  reasonsForMessage,
  requestTypes as types,
  statuses,
} from '../iso18626/codes.ts'
import { nextStatuses } from '../iso18626/follow.ts'
import { hearRequester, hearSupplier, type Hearing } from '../iso18626/heard.ts'
import { decide } from './decide.ts'
import type { Facts } from './facts.ts'
import { lifeOf, lives, type LifeName } from './lives.ts'
import type { ActionRow, Heard } from './table.ts'

const saidWords: readonly Said[] = ['Y', 'N', 'nothing']

for (const service of ['loan', 'copy'] as const) {
  const life = service === 'loan' ? 'borrowingLoan' : 'borrowingCopy'
  test(`borrowing a ${service}: every reason, status and answer of a lender is heard as written by hand`, () => {
    for (const reason of reasonsForMessage) {
      for (const status of statuses) {
        for (const [said, terms, dueDate] of beside) {
          const meaning = meaningOf(service, reason, status, said, terms, dueDate)
          const isAnswer = reason === 'RequestResponse' || reason === 'StatusChange'
          const late = isAnswer ? onceClosed[service][status] : undefined
          const words = {
            reason,
            status,
            answer: said === 'nothing' ? undefined : said,
            hasTerms: terms,
            hasDueDate: dueDate,
          }
          assert.deepEqual(
            withoutWords(hearSupplier(lifeOf(lives[life]), words)),
            hearingOf(meaning, late, isAnswer),
            `${reason} ${status} ${said}${terms ? ' with terms' : ''}${dueDate ? ' with a due date' : ''}`,
          )
          for (const action of [meaning, late].filter((one) => typeof one === 'string')) {
            const open = rowOf(life, action)?.from.includes('closed') ?? false
            assert.equal(open, action === late || alsoClosed(action), `${action} once closed`)
          }
        }
      }
    }
  })
}

/** What stands beside reason and status. */
const beside = saidWords.flatMap((said) =>
  [true, false].flatMap((terms) => [true, false].map((dueDate) => [said, terms, dueDate] as const)),
)

/** Why nothing is done is said in the rules' own words; here it counts that nothing is. */
const withoutWords = (hearing: Hearing): unknown => {
  if (hearing.is !== 'act') return { is: hearing.is }
  // The row of the loan's course stands before the one for a closed request.
  return { is: 'act', actions: hearing.actions.toSorted((a, b) => Number(isLate(a)) - Number(isLate(b))) }
}
const isLate = (action: string): boolean => Object.values(onceClosed.loan).includes(action)
function hearingOf(meaning: Meaning, late: string | undefined, isAnswer: boolean): unknown {
  if (typeof meaning === 'string') return { is: 'act', actions: late === undefined ? [meaning] : [meaning, late] }
  if ('held' in meaning) return { is: 'held' }
  if ('mistaken' in meaning) return { is: 'error' }
  return isAnswer ? { is: 'act', actions: ['lenderNote'] } : { is: 'ignored' }
}

/** Actions of a lender that are possible on a closed request; for all others a message then is ignored. */
const alsoClosed = (action: string): boolean =>
  !['calledOverdue', 'recall', 'ownerConfirms', 'closedWithoutReturn', 'renewed', 'notRenewed'].includes(action)

for (const service of ['loan', 'copy'] as const) {
  const life = service === 'loan' ? 'lendingLoan' : 'lendingCopy'
  test(`lending a ${service}: every action of a borrower means what is written by hand in every state`, () => {
    assert.deepEqual(Object.keys(borrowersActions[service]), Object.keys(lives[life].states))
    const heardAt = (state: string, action: Action, note?: string): readonly string[] => {
      const heard = hearRequester(lifeOf(lives[life]), state, action, note)
      return heard.is === 'act' ? heard.actions : []
    }
    for (const [state, row] of Object.entries(borrowersActions[service])) {
      for (const action of actions) {
        const wanted = typeof row[action] === 'string' ? [row[action]] : []
        assert.deepEqual(heardAt(state, action, 'Thank you.'), wanted, `${action} at ${state}`)
        const rows = hearing(life, (one) => one.action === action)
        assert.deepEqual(
          rows.filter((name) => rowOf(life, name)?.from.includes(state)),
          wanted,
          `${action} at ${state}`,
        )
      }
    }
    for (const [note, meaning] of notificationsWhileConditional) {
      assert.deepEqual(heardAt('conditional', 'Notification', note), [meaning], `a note: ${note}`)
    }
    for (const type of types) {
      assert.deepEqual(
        hearing(life, (one) => one.requestType === type),
        [requestTypes[type]],
        type,
      )
    }
  })
}

test('the pairs written by hand are those a requester follows', () => {
  for (const [from, row] of Object.entries(pairs)) {
    if (!isClosed('status', from)) continue
    assert.deepEqual(Object.keys(row).toSorted(), nextStatuses[from].toSorted(), from)
  }
})

for (const [from, row] of Object.entries(pairs)) {
  for (const [to, wanted] of Object.entries(row)) {
    if (!isClosed('status', to)) continue
    test(`a lender that goes from ${from} to ${to} ${'ignored' in wanted ? 'changes nothing' : 'moves our request'}`, () => {
      const service = to === 'CopyCompleted' ? 'copy' : 'loan'
      const action = meaningOf(service, 'StatusChange', to, 'nothing', from === 'WillSupply')
      if ('ignored' in wanted) return assert.equal(typeof action, 'object')
      assert.ok(typeof action === 'string')
      const before = factsAfter(from, service)
      const details = { status: to, entryId: 1, dueOn: '2027-01-20', reason: 'OnLoan', retryReason: 'OnLoan' }
      const answer = decide(orderOf(before, action, details, { kind: 'lender', id: '101' }))
      assert.ok(answer.ok, answer.ok ? '' : answer.code)
      const after = written(before, answer.value)
      assert.deepEqual(
        { request: after.request.state, entry: after.entries[0]?.state, word: after.entries[0]?.lastStatus },
        { request: wanted.request, entry: wanted.entry, word: to },
      )
      if (wanted.noted) assert.notEqual(after.request[wanted.noted], before.request[wanted.noted])
    })
  }
}

function factsAfter(word: string, service: 'loan' | 'copy'): Facts {
  const stands = word === 'nothing yet' || isClosed('status', word) ? standsAfter[word] : undefined
  if (!stands) throw new Error(`how do talk and request stand after ${word}?`)
  const life = service === 'loan' ? 'borrowingLoan' : 'borrowingCopy'
  return {
    request: requestFacts(life, stands.request, { currentEntryId: 1, dueOn: '2026-12-20' }),
    entries: [entryFacts(1, stands.entry, { lastStatus: word === 'nothing yet' ? null : word })],
    pieces: stands.request === 'received' ? [pieceFacts(1, 'office', { entryId: 1 })] : [],
  }
}

const rowOf = (life: LifeName, action: string): ActionRow<string> | undefined => {
  const rows: Readonly<Record<string, ActionRow<string>>> = lives[life].actions
  return rows[action]
}

/** The actions of a life that one of its `iso18626` entries makes of a message. */
const hearing = (life: LifeName, hears: (one: Heard) => boolean): readonly string[] =>
  Object.entries<ActionRow<string>>(lives[life].actions)
    .filter(([, row]) => (row.iso18626 ?? []).some(hears))
    .map(([action]) => action)
    .toSorted()

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asPgbench } from './pgbench.ts'
import { sendAgain, type Script } from './recording.ts'

const request = 20_000_000
const script: Script = [
  { sql: 'select * from request\n where id = $1', parameters: [String(request)], ids: [request] },
  {
    sql: 'insert into request_event (request_id, at) values ($1, $2) returning id',
    parameters: [String(request), '2026-01-01T10:00'],
    ids: [50_000_000],
  },
  {
    sql: 'insert into effect (key, event_id, note) values ($1, $2, $3)',
    parameters: ['e50000000.1', '50000000', null],
    ids: [],
  },
]

test('for pgbench each id is a variable from the row that brings it, and no colon is taken for one', () => {
  assert.deepEqual(asPgbench([script], request).split('\n'), [
    String.raw`select nextval('bench_next') as request \gset`,
    'begin;',
    'select * from request where id = :request;',
    String.raw`insert into request_event (request_id, at) values (:request, E'2026-01-01T10\x3A00') returning id \gset r_`,
    String.raw`\set id1 :r_id`,
    "insert into effect (key, event_id, note) values ((E'e' || :id1::text || E'.1'), :id1, null);",
    'commit;',
    '',
  ])
})

test('sent again for another request, a script uses the ids it is given on the way', async () => {
  const sent: (readonly (string | null)[])[] = []
  const answers = [[{ id: 20_000_007 }], [{ id: '50000123' }], []]
  await sendAgain(
    script,
    (_, parameters) => {
      sent.push(parameters)
      return Promise.resolve({ rows: answers[sent.length - 1] ?? [] })
    },
    new Map([[request, 20_000_007]]),
  )
  assert.deepEqual(sent, [['20000007'], ['20000007', '2026-01-01T10:00'], ['e50000123.1', '50000123', null]])
})

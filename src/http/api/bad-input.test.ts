import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contract } from '../../contract/contract.ts'
import { badInput, unkeepable } from './bad-input.ts'

type Schema =
  | NonNullable<(typeof contract.requests.list)['~orpc']['inputSchema']>
  | NonNullable<(typeof contract.requests.act)['~orpc']['inputSchema']>

async function said(schema: Pick<Schema, '~standard'> | undefined, given: unknown) {
  const result = await schema?.['~standard'].validate(given)
  assert.ok(result?.issues, 'it was let through')
  const { code, sentence, field } = badInput(result.issues, given)
  return `${code} ${field ?? ''}: ${sentence}`
}
const act = contract.requests.act['~orpc'].inputSchema
const list = contract.requests.list['~orpc'].inputSchema
const borrowing = contract.requests.takeInBorrowing['~orpc'].inputSchema
const action = (name: string, details: object = {}) => ({ params: { requestId: '1' }, body: { action: name, details } })

test('what is wrong is said in words, with the field as the form names it', async () => {
  const cases: [unknown, unknown, string][] = [
    [borrowing, { service: 'loan', title: 'x'.repeat(2001) }, 'bad-details title: Title: at most 2,000 characters'],
    [borrowing, { service: 'loan', title: '  ' }, 'bad-details title: Title: a title is needed'],
    [borrowing, { service: 'loan' }, 'bad-details title: Title: is needed'],
    [borrowing, { service: 'film', title: 'x' }, 'bad-details service: Service: must be one of loan, copy'],
    [
      borrowing,
      { service: 'loan', title: 'x', neededBy: '2026-02-30' },
      'bad-details neededBy: Needed by: there is no such day',
    ],
    [
      borrowing,
      { service: 'loan', title: 'x', neededBy: 'soon' },
      'bad-details neededBy: Needed by: a day is written YYYY-MM-DD',
    ],
    [
      borrowing,
      { service: 'loan', title: 'x', citation: { isbn: '9'.repeat(50) } },
      'bad-details citation.isbn: ISBN: at most 40 characters',
    ],
    [borrowing, 'x', 'bad-details body: What was sent: must be an object with named fields'],
    [list, { limit: '3000' }, 'bad-details limit: Limit: at most 200'],
    [list, { open: 'maybe' }, 'bad-details open: Open: cannot be read'],
    [list, { before: 'z' }, 'bad-details before: Before: must be a number'],
    [act, action('explode'), 'unknown-action action: There is no action “explode” for this kind of request.'],
    [act, action('sendHome'), 'inside-only : This is done by closing a package.'],
    [
      act,
      action('borrowOut'),
      'own-call : Borrowing for a facility’s line makes a second request: it has a call of its own.',
    ],
    [act, action('receive', { dueOn: 'x' }), 'bad-details dueOn: Due: a day is written YYYY-MM-DD'],
    [act, action('receive', { colour: 1 }), 'bad-details colour: Colour: is not known here'],
    [
      act,
      action('notSupplied'),
      'bad-details reason: Reason: must be one of NonCirculating, NotAvailableForILL, NotHeld, NotOnShelf, PolicyProblem, PoorCondition, OnLoan, Lost, CostExceedsMaxCost, NotFoundAsCited, Other',
    ],
  ]
  for (const [schema, given, expected] of cases) {
    assert.equal(await said(schema === act ? act : schema === list ? list : borrowing, given), expected)
  }
})

test('characters no database keeps are named, others of every script are let through', () => {
  assert.equal(unkeepable({ title: 'كتاب 📚 שלום', citation: { note: 'x' } }), null)
  assert.equal(
    unkeepable({ body: { details: { note: 'a\0b' } } })?.sentence,
    'Note: holds characters that cannot be kept (a null character, or half of one).',
  )
  assert.equal(unkeepable({ title: 'half \ud83d' })?.field, 'title')
})

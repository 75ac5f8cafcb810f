import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { assistant, storyOffice, type StoryOffice } from '../../../test/stories/office-of-story.ts'
import type { Actor } from '../../domain/lifecycle/facts.ts'
import { effectsOfRequest } from '../../store/requests/effects.ts'
import { mailOfStep } from '../correspondence/step-mail.ts'
import { findParcel, loseParcel } from '../mailroom/lost-parcel.ts'
import { borrowOut } from './borrow-out.ts'

interface Linked {
  readonly story: StoryOffice
  readonly line: number
  readonly loan: number
  /** How line and loan stand. */
  states(): Promise<readonly [line: string, loan: string]>
}
/** A facility's line whose book a lender has sent. */
async function linked(t: TestContext, pieces = 1): Promise<Linked> {
  const story = await storyOffice(t)
  const line = await story.begin({
    kind: 'facility',
    title: 'Chess openings',
    facilityLibraryId: story.facility,
    facilityLine: 'list 7, line 3',
  })
  const begun = await borrowOut(story.office, {
    requestId: line,
    lenders: story.partners.slice(0, 1),
    actor: assistant,
    role: 'assistant',
  })
  assert.ok(begun.ok)
  const loan = begun.value.requestId
  await story.does(loan, 'send')
  await story.doCards(loan)
  await story.does(loan, 'shipped', { dueOn: '2027-01-15', pieces })
  return { story, line, loan, states: async () => [await story.state(line), await story.state(loan)] }
}
const facility: Actor = { kind: 'facility', id: '1' }
const steps = async (story: StoryOffice, requestId: number): Promise<readonly string[]> =>
  (await effectsOfRequest(story.office.store.db, requestId)).map((one) => one.name)

test('a line is ready when the last volume is here, not the first', async (t) => {
  const { story, loan, states } = await linked(t, 2)
  const [one, two] = (await story.facts(loan)).pieces
  await story.does(loan, 'receive', { pieceId: one?.id ?? 0 })
  assert.deepEqual(await states(), ['gathering', 'shipped'])
  await story.does(loan, 'receive', { pieceId: two?.id ?? 0 })
  assert.deepEqual(await states(), ['ready', 'received'])
})

test('what comes unwanted does not make its line ready', async (t) => {
  const { story, loan, states } = await linked(t)
  await story.does(loan, 'cancel')
  await story.does(loan, 'receive')
  assert.deepEqual(await states(), ['gathering', 'back'])
})

test('one thing is checked out and taken back once: by the loan that knows its barcode', async (t) => {
  const { story, line, loan, states } = await linked(t)
  await story.does(loan, 'receive', { barcode: 'K-1' })
  await story.sendAway(story.facility)
  assert.deepEqual(await states(), ['sent', 'out'])
  await story.does(line, 'cameBack', {}, { kind: 'ils', id: null })
  assert.deepEqual(await states(), ['closed', 'back'])
  assert.deepEqual(await steps(story, line), [])
  assert.deepEqual(
    (await steps(story, loan)).filter((one) => one.startsWith('ils.')),
    ['ils.makeCirculable', 'ils.checkOutToFacility', 'ils.retire'],
  )
})

test('a line nobody wants any more sends the book back unused, also when the facility says so', async (t) => {
  const { story, line, loan, states } = await linked(t)
  await story.does(loan, 'receive')
  await story.does(line, 'cancel', {}, facility)
  assert.deepEqual(await states(), ['closed', 'back'])
  assert.deepEqual(await steps(story, line), [], 'there was no hold to cancel')
  const refused = await linked(t)
  await refused.story.does(refused.line, 'refuse', { reason: 'rule 4' })
  assert.deepEqual(await refused.states(), ['closed', 'shipped'])
  await refused.story.does(refused.loan, 'receive')
  assert.deepEqual(await refused.states(), ['closed', 'back'])
})

test('what a facility loses is lost to its lender as well, and what is lost before is lost to the line', async (t) => {
  const { story, line, loan, states } = await linked(t)
  await story.does(loan, 'receive')
  await story.sendAway(story.facility)
  await story.does(line, 'lose', { reason: 'lost' }, facility)
  assert.deepEqual(await states(), ['lost', 'lost'])
  assert.ok((await steps(story, loan)).includes('lender.tellLost'))
  assert.equal((await story.facts(line)).request.questionTo, null)
})

test('a loan that ends without its book leaves a question at the line', async (t) => {
  const { story, line, states } = await linked(t)
  const begun = await borrowOut(story.office, {
    requestId: await story.begin({ kind: 'facility', title: 'Go', facilityLibraryId: story.facility }),
    lenders: [],
    actor: assistant,
    role: 'assistant',
  })
  assert.ok(begun.ok)
  const other = await story.facts(begun.value.requestId)
  await story.does(other.request.id, 'refuse', { reason: 'policy' })
  const forLine = await story.facts(other.request.forRequestId ?? 0)
  assert.deepEqual([forLine.request.state, forLine.request.questionTo], ['gathering', 'staff'])
  assert.deepEqual([(await story.facts(line)).request.questionTo, ...(await states())], [null, 'gathering', 'shipped'])
})

test('a hold is cancelled where one was placed', async (t) => {
  const story = await storyOffice(t)
  const begin = () => story.begin({ kind: 'facility', title: 'Chess openings', facilityLibraryId: story.facility })
  const [held, bought] = [await begin(), await begin()]
  await story.does(held, 'gather')
  await story.does(held, 'cancel')
  assert.deepEqual(await steps(story, held), ['ils.pull', 'ils.cancelHold'])
  await story.does(bought, 'buy')
  await story.does(bought, 'cancel')
  assert.deepEqual(await steps(story, bought), [])
})

test('lost in its crate, lost again on its way home: found with either, each time where it was going', async (t) => {
  const { story, line, loan, states } = await linked(t)
  const lastParcel = async (): Promise<number> => {
    const { db } = story.office.store
    const newest = db.selectFrom('parcel').select('id').orderBy('id', 'desc').limit(1)
    return (await newest.executeTakeFirstOrThrow()).id
  }
  await story.does(loan, 'receive')
  await story.sendAway(story.facility)
  const crate = await lastParcel()
  assert.ok((await loseParcel(story.office, crate, assistant)).ok)
  assert.deepEqual(await states(), ['lost', 'lost'])
  await story.doCards(loan)
  assert.ok((await findParcel(story.office, crate, assistant)).ok)
  assert.deepEqual(await states(), ['sent', 'out'])
  const told = (await effectsOfRequest(story.office.store.db, loan)).find((one) => one.name === 'lender.tellFound')
  // It is with its readers, and comes home only afterwards.
  assert.match((await mailOfStep(story.office, told?.id ?? 0))?.body ?? '', /It is on loan here again as before/)

  await story.does(line, 'cameBack')
  await story.sendAway(story.partners[0] ?? 0)
  const home = await lastParcel()
  assert.notEqual(home, crate)
  assert.ok((await loseParcel(story.office, home, assistant)).ok)
  assert.deepEqual(await states(), ['closed', 'lost'])
  assert.ok((await findParcel(story.office, home, assistant)).ok)
  assert.deepEqual(await states(), ['closed', 'returned'])
})

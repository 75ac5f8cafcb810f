import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { colleague, smallOffice, type SmallOffice } from '../../../test/small-office.ts'
import type { IlsData } from '../../../test/fake-ils.ts'
import { undoGesture } from '../undo/undo-gesture.ts'
import { patronFor } from './find-patron.ts'
import { reviewed } from './findings.ts'
import { lookUpNew } from './look-up.ts'
import { sendPassing } from './send-passing.ts'
import { suggestLenders } from './suggest-lenders.ts'
import { takeInRequest, type NewRequest } from './take-in-request.ts'

const reader = {
  ilsId: '9',
  card: '21234000002105',
  pin: '1234',
  name: 'Ada Reader',
  email: null,
  phone: null,
  libraryCode: 'ELM',
  group: 'Adult',
  blocks: [],
}
const other = { ...reader, ilsId: '10', card: '21234000002113', name: 'Ben Writer' }
const blocked = { ...reader, ilsId: '11', card: '21234000002121', blocks: ['Card expired'] }
const owned = {
  barcode: '31234000000019',
  title: 'Canal Songs',
  author: 'Lionel Wyld',
  isbn: null,
  libraryCode: 'OAK',
  callNumber: null,
  isIn: true,
}
const ils: IlsData = { patrons: [reader, other, blocked], copies: [owned] }

const open = async (t: TestContext): Promise<SmallOffice> => {
  const small = await smallOffice({ ils })
  t.after(() => small.close())
  return small
}
async function begin(small: SmallOffice, more: Partial<NewRequest> & { card?: string | null } = {}): Promise<number> {
  const { card = reader.card, ...request } = more
  const patron = card === null ? null : await patronFor(small.office, card)
  assert.ok(patron === null || patron.ok)
  const begun = await takeInRequest(small.office, {
    kind: 'borrowing',
    service: 'loan',
    title: `Title ${crypto.randomUUID()}`,
    source: 'test',
    sourceKey: crypto.randomUUID(),
    actor: colleague,
    lenders: [small.partners.near],
    ...(patron?.ok ? { patronId: patron.value.patronId, homeLibraryId: patron.value.homeLibraryId } : {}),
    ...request,
  })
  assert.ok(begun.ok)
  return begun.value.requestId
}
async function codes(small: SmallOffice, id: number): Promise<readonly string[]> {
  const [one] = await reviewed(small.office, [id])
  return one ? one.findings.map((finding) => finding.code) : ['cannot be sent']
}
/** Takes a way on that a finding offers, and says where the request stands then. */
async function take(small: SmallOffice, id: number, label: RegExp): Promise<string> {
  const [one] = await reviewed(small.office, [id])
  const way = one?.findings.flatMap((finding) => finding.ways).find((each) => label.test(each.label))
  assert.ok(way?.action, `a way ${label} among ${JSON.stringify(one?.findings)}`)
  return (await small.act(id, way.action, way.details)).to
}

test('nothing is noticed of a plain request; nobody named, or a blocked patron, is', async (t) => {
  const small = await open(t)
  assert.deepEqual(await codes(small, await begin(small)), [])
  const nobody = await begin(small, { card: null })
  assert.deepEqual(await codes(small, nobody), ['patron-unknown'])
  const stopped = await begin(small, { card: blocked.card })
  assert.deepEqual(await codes(small, stopped), ['patron-blocked'])

  assert.equal(await take(small, nobody, /Ask the library who/), 'new')
  assert.deepEqual(await codes(small, nobody), ['waiting', 'patron-unknown'], 'an open question is waiting')
  await small.act(nobody, 'answer')
  assert.equal(await take(small, stopped, /Refuse: blocked/), 'closed')
})

test('more than five active are noticed; one on the hold shelf counts no longer', async (t) => {
  const small = await open(t)
  const first = await begin(small)
  for (let count = 1; count < 5; count += 1) await begin(small)
  const sixth = await begin(small)
  assert.deepEqual(await codes(small, sixth), ['too-many-active'])
  assert.deepEqual(await codes(small, await begin(small, { card: other.card })), [], 'another patron’s do not count')
  for (const action of ['send', 'receive', 'route']) await small.act(first, action)
  assert.deepEqual(await codes(small, sixth), ['too-many-active'], 'on the van it is still waited for')
  await small.act(first, 'atLibrary')
  assert.deepEqual(await codes(small, sixth), [])
})

test('owned in the system: a hold is placed and watched; when it fails the request is here again and says so', async (t) => {
  const small = await open(t)
  const id = await begin(small, { title: 'Canal Songs', citation: { author: 'Wyld, Lionel' } })
  assert.deepEqual(await codes(small, id), [], 'not looked up yet')
  assert.equal(await lookUpNew(small.office), 1)
  assert.equal(await lookUpNew(small.office), 0, 'once is enough')
  const [found] = await reviewed(small.office, [id])
  assert.deepEqual(
    found?.findings.map((one) => one.sentence),
    ['Owned in the system: Oak Free Library (in).'],
  )
  assert.equal(await take(small, id, /Place a hold/), 'in_system')
  assert.deepEqual(await codes(small, id), ['cannot be sent'])
  await small.act(id, 'holdFailed', {}, { kind: 'ils', id: null })
  const [again] = await reviewed(small.office, [id])
  assert.deepEqual(
    again?.findings.map((one) => [one.code, one.weight]),
    [
      ['owned-in-system', 'says'],
      ['hold-failed', 'says'],
    ],
  )
  assert.equal(again?.passes, true)
})

test('a library system that is down is asked again later', async (t) => {
  const small = await open(t)
  const id = await begin(small, { title: 'Canal Songs' })
  small.standIn.downFor(1000)
  await lookUpNew(small.office)
  assert.deepEqual(await codes(small, id), [])
  small.clock.advance(2000)
  await lookUpNew(small.office)
  assert.deepEqual(await codes(small, id), ['owned-in-system'])
})

test('asked before, by the same patron or by another, who is never named', async (t) => {
  const small = await open(t)
  const before = await begin(small, { title: 'The Erie Canal Reader', citation: { isbn: '0-306-40615-2' } })
  const same = await begin(small, { title: 'Erie Canal', citation: { isbn: '978-0-306-40615-7' } })
  const another = await begin(small, { title: 'The Erie Canal reader', card: other.card })
  const volume = await begin(small, {
    title: 'The Erie Canal Reader',
    citation: { volume: '2', isbn: '0-306-40615-2' },
  })
  await small.act(volume, 'correct', { volume: '3' })
  assert.deepEqual(await codes(small, same), ['asked-before'])
  const [told] = await reviewed(small.office, [another])
  assert.deepEqual(
    told?.findings.map((one) => one.code),
    ['asked-by-another'],
  )
  assert.equal(told?.passes, true)
  assert.ok(!JSON.stringify(told?.findings).includes('Ada'))
  await small.act(before, 'cancel')
  const [later] = await reviewed(small.office, [same])
  assert.equal(
    later?.findings.some((one) => one.code === 'asked-before' && one.ways.some((way) => way.requestId === before)),
    false,
    'the open ones come first',
  )
})

test('policy: kinds of material, this year’s books; numbers that do not add up are kept and corrected', async (t) => {
  const small = await open(t)
  assert.deepEqual(await codes(small, await begin(small, { citation: { material: 'video' } })), ['excluded-material'])
  assert.deepEqual(await codes(small, await begin(small, { citation: { year: '2026' } })), ['published-this-year'])
  const wrong = await begin(small, { citation: { isbn: '0-306-40615-3', author: 'Nora Faires' } })
  assert.deepEqual(await codes(small, wrong), ['bad-isbn'])
  const gesture = 'correction'
  const { office } = small
  await small.act(wrong, 'correct', { isbn: '0-306-40615-2', title: 'Corrected' })
  const row = () =>
    office.store.db
      .selectFrom('request')
      .select(['title', 'citation'])
      .where('id', '=', wrong)
      .executeTakeFirstOrThrow()
  assert.deepEqual(await row(), { title: 'Corrected', citation: { isbn: '0-306-40615-2', author: 'Nora Faires' } })
  assert.deepEqual(await codes(small, wrong), [])
  const { act } = await import('../act.ts')
  const done = await act(office, {
    requestId: wrong,
    action: 'correct',
    details: { author: '', year: '1998' },
    actor: colleague,
    gesture,
  })
  assert.ok(done.ok)
  assert.deepEqual((await row()).citation, { isbn: '0-306-40615-2', year: '1998' })
  assert.ok((await undoGesture(office, gesture, 'colleague')).ok)
  assert.deepEqual((await row()).citation, { isbn: '0-306-40615-2', author: 'Nora Faires' })
})

test('needed by a day that cannot be met, from what the lender took before', async (t) => {
  const small = await open(t)
  const { near, far } = small.partners
  for (let count = 0; count < 3; count += 1) {
    const id = await begin(small, { card: null, lenders: [near] })
    await small.act(id, 'send')
    await small.settle(id)
    small.days(4)
    await small.act(id, 'receive')
  }
  const soon = { neededBy: '2026-03-24' }
  assert.deepEqual(await codes(small, await begin(small, { lenders: [near], ...soon })), [])
  assert.deepEqual(await codes(small, await begin(small, { lenders: [far], ...soon })), ['needed-too-soon'])
})

const article = { service: 'copy' as const, title: 'Canal Gazette', citation: { issn: '0378-5955', year: '2025' } }
test('a copy says its copyright rule; the sixth article of a year is noticed; January or CCL are ways on', async (t) => {
  const small = await open(t)
  const fresh = await begin(small, { ...article, citation: { ...article.citation, article: 'Zero' } })
  assert.deepEqual(await codes(small, fresh), ['no-compliance'])
  await take(small, fresh, /It is CCG/)
  assert.deepEqual(await codes(small, fresh), [])
  for (const name of ['One', 'Two', 'Three', 'Four'])
    await begin(small, {
      ...article,
      citation: { issn: '03785955', article: name },
      copyrightCompliance: 'ccg',
      card: null,
    })
  const gone = await begin(small, { ...article, citation: { ...article.citation, article: 'Cancelled' }, card: null })
  await small.act(gone, 'cancel')
  const sixth = await begin(small, {
    ...article,
    citation: { ...article.citation, article: 'Six' },
    copyrightCompliance: 'ccg',
    card: other.card,
  })
  assert.deepEqual(await codes(small, sixth), ['guidelines-used-up'])
  await take(small, sixth, /January/)
  const { question_until: until } = await small.office.store.db
    .selectFrom('request')
    .select('question_until')
    .where('id', '=', sixth)
    .executeTakeFirstOrThrow()
  assert.equal(until, '2027-01-02')
  await small.act(sixth, 'answer')
  await take(small, sixth, /CCL/)
  assert.deepEqual(await codes(small, sixth), [])
})

test('those that pass are sent at once, each with its result, and undone together', async (t) => {
  const small = await open(t)
  const passing = [await begin(small), await begin(small)]
  const nobody = await begin(small, { card: null })
  const noLender = await begin(small, { lenders: [] })
  const all = await reviewed(small.office)
  assert.deepEqual(
    all.map((one) => [one.row.id, one.passes]),
    [...passing.map((id) => [id, true]), [nobody, false], [noLender, false]],
  )
  const sent = await sendPassing(small.office, {
    requestIds: all.map((one) => one.row.id),
    actor: colleague,
    gesture: 'send them',
  })
  assert.deepEqual(
    sent.map((one) => [one.requestId, one.isSent, one.sentence]),
    [
      ...passing.map((id) => [id, true, null]),
      [nobody, false, 'No patron is named: it is for nobody.'],
      [noLender, false, 'No lender has been chosen.'],
    ],
  )
  const states = async () =>
    (await small.office.store.db.selectFrom('request').select('state').orderBy('id').execute()).map((one) => one.state)
  assert.deepEqual(await states(), ['sent', 'sent', 'new', 'new'])
  assert.ok((await undoGesture(small.office, 'send them', 'colleague')).ok)
  assert.deepEqual(await states(), ['new', 'new', 'new', 'new'])
})

test('lenders are suggested by what they did, each with its reasons', async (t) => {
  const small = await open(t)
  const { near, far } = small.partners
  const work = { service: 'loan' as const, title: 'Drumlins', citation: {} }
  assert.deepEqual(
    (await suggestLenders(small.office, work, null)).map((one) => one.libraryId),
    [far, near],
    'by name',
  )
  const id = await begin(small, { ...work, lenders: [far, near] })
  await small.act(id, 'send')
  await small.settle(id)
  await small.act(id, 'notSupplied', { reason: 'NotHeld' })
  await small.settle(id)
  await small.act(id, 'willSupply')
  await small.act(id, 'shipped', {}, { kind: 'lender', id: null })
  const ranked = await suggestLenders(small.office, { ...work, title: 'DRUMLINS' }, null)
  assert.deepEqual(
    ranked.map((one) => [one.libraryId, one.reasons[0]]),
    [
      [near, 'has it: sent it before'],
      [far, 'said no to it: does not hold it'],
    ],
  )
  assert.ok(ranked[0]?.reasons.includes('sent 1 of the last 1'))
  const elsewhere = await suggestLenders(small.office, { ...work, title: 'Moraines' }, null)
  assert.deepEqual(
    elsewhere.map((one) => one.libraryId),
    [near, far],
    'who sent before stands first',
  )
})

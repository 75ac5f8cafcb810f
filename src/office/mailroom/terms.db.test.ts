import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planner, planOf } from '../../../test/planning.ts'
import { scanningDesk } from '../../../test/scanning.ts'
import { actOrFail } from '../../../test/world-requests.ts'
import { noTerms } from '../../domain/shipping/return-terms.ts'
import { parcelById } from '../../store/parcels.ts'
import { termsOfPiece } from '../../store/piece-terms.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { emptyTypedFields } from '../../store/scrub.ts'
import { act } from '../act.ts'
import { sheetFor } from '../printing/paper-matter.ts'
import { undoGesture } from '../undo/undo-gesture.ts'
import { cards } from '../worklist/cards.ts'
import { weighParcel } from './change-parcel.ts'
import { addToParcel, closeParcel, openParcel, removeFromParcel } from './parcels.ts'

const lender = { kind: 'lender', id: null } as const
const colleague = { kind: 'staff', id: 'colleague' } as const

test('what a lender’s message says of the way home is printed, shown at the scan, and goes with the piece', async (t) => {
  const { world, scan, number } = await scanningDesk(t)
  const { office } = world
  const id = await world.borrowing('sent')
  const note = 'Return insured for $250 via UPS. Do not return between 15 Dec and 5 Jan. Return to the annex desk.'
  const heard = await act(office, {
    requestId: id,
    action: 'shipped',
    details: { conditions: ['SignatureRequired', 'NoRenewal'], note },
    actor: lender,
  })
  assert.ok(heard.ok)
  const said = [
    'No renewal',
    'Return insured for $250.00',
    'Return by UPS',
    'Signature required',
    'Do not let it arrive between Tue 15 Dec and Tue 5 Jan 2027',
    'Return to the annex desk',
  ]
  const arrived = await scan('arriving', await number(id))
  assert.deepEqual(arrived.terms, said, 'the signature is asked for once')
  const facts = await loadFacts(office.store.db, id)
  const pieceId = facts?.pieces[0]?.id ?? 0
  const terms = await termsOfPiece(office.store.db, pieceId)
  assert.deepEqual([terms.insuredCents, terms.onlyBy, terms.signature], [25_000, ['ups'], true])
  const strap = await sheetFor(office, office.store.db, {
    kind: 'strap',
    request_id: id,
    piece_id: pieceId,
    parcel_id: null,
    supply_id: null,
  })
  assert.deepEqual(strap?.terms, ['No renewal'])
  const onPaper = ['Return insured for $250.00', 'Return by UPS', 'Signature required', 'Do not let it arrive between Tue 15 Dec 2026 and Tue 5 Jan 2027', 'Return to the annex desk'] // oxfmt-ignore
  assert.deepEqual(strap?.homeward.slice(0, 5), onPaper, 'apart, for staff, each day with its year')
  const event = await office.store.db.selectFrom('request_event').select('codes').where('request_id', '=', id).execute()
  assert.doesNotMatch(JSON.stringify(event), /annex/, 'no text in an event')
  await office.store.transact((tx) => emptyTypedFields(tx, [id], [], office.clock.now()))
  assert.equal((await termsOfPiece(office.store.db, pieceId)).printed, null, 'what was typed is forgotten')
})

test('terms set by hand are all that holds, are undone whole, and are refused when they make no sense', async (t) => {
  const { world } = await scanningDesk(t)
  const { office } = world
  const id = await world.borrowing('received')
  const set = (details: Record<string, string | number | readonly string[]>, gesture?: string) =>
    act(office, { requestId: id, action: 'lendersTerms', details, actor: colleague, ...(gesture ? { gesture } : {}) })
  const terms = async () => (await loadFacts(office.store.db, id))?.entries[0]?.terms
  assert.ok((await set({ insuredCents: 5000, besides: ['keepStrap', 'promptly'], printed: 'Mind the map' })).ok)
  const first = { ...noTerms, insuredCents: 5000, keepStrap: true, promptly: true, printed: 'Mind the map' }
  assert.deepEqual(await terms(), first)
  assert.ok((await set({ neverBy: ['usps'], notFrom: '2026-12-15', notUntil: '2027-01-05' }, 'second')).ok)
  assert.deepEqual(await terms(), {
    ...noTerms,
    neverBy: ['usps'],
    notArriving: [{ from: '2026-12-15', until: '2027-01-05' }],
  })
  assert.ok((await undoGesture(office, 'second', 'colleague')).ok)
  assert.deepEqual(await terms(), first)
  const half = await set({ notFrom: '2026-12-15' })
  const both = await set({ onlyBy: ['ups'], neverBy: ['ups'] })
  assert.deepEqual([half.ok || half.code, both.ok || both.code], ['span-not-whole', 'carriers-disagree'])
  assert.deepEqual(await terms(), first)
})

test('a lender that wants insurance and names no amount: the package stays until somebody has said how much', async (t) => {
  const { world } = await scanningDesk(t)
  const { office, libraries } = world
  const id = await world.borrowing('sent')
  await actOrFail(office, id, 'shipped', { conditions: ['Insured'] }, lender)
  await actOrFail(office, id, 'receive', {})
  await actOrFail(office, id, 'comeBack', {})
  const parcel = await openParcel(office, libraries.tallgrass)
  assert.ok(parcel.ok)
  const parcelId = parcel.value.id
  const pieceId = (await loadFacts(office.store.db, id))?.pieces[0]?.id ?? 0
  assert.ok((await addToParcel(office, parcelId, { pieceId })).ok)
  const early = await closeParcel(office, { parcelId, actor: colleague })
  assert.match(early.ok ? '' : early.sentence, /goes back insured, and its lender named no amount/)
  await actOrFail(office, id, 'lendersTerms', { insuredCents: 7500 })
  assert.ok((await closeParcel(office, { parcelId, actor: colleague })).ok)
  const kept = await parcelById(office.store.db, parcelId)
  assert.deepEqual([kept?.state, kept?.insured_cents], ['closed', 7500])
})

test('words nobody understands: said at the scan and in Today, shown in the plan, and packing stops for them once', async (t) => {
  const { world, scan, number } = await scanningDesk(t)
  const { office, libraries } = world
  const id = await world.borrowing('sent')
  await actOrFail(office, id, 'shipped', { note: 'Library use only. Please pack with care' }, lender)
  const words = 'Please pack with care'
  const arrived = await scan('arriving', await number(id))
  assert.deepEqual([arrived.terms, arrived.unread], [['Use in the library only', words], [words]])
  const cardOf = async () => (await cards(office)).find((one) => one.kind === 'words' && one.requestId === id)
  const card = await cardOf()
  assert.match(card?.words ?? '', /Read what .+ wrote: “Please pack with care”/)
  assert.deepEqual(card?.keys.map((one) => one.key), ['K', '0', 'Enter']) // oxfmt-ignore
  await actOrFail(office, id, 'comeBack', {})
  const { built } = await planOf(office, planner(t))
  assert.ok(built.pieces.some(({ piece }) => piece.terms.unread.includes(words)))
  const parcel = await openParcel(office, libraries.tallgrass)
  assert.ok(parcel.ok)
  const parcelId = parcel.value.id
  const pieceId = (await loadFacts(office.store.db, id))?.pieces[0]?.id ?? 0
  assert.ok((await addToParcel(office, parcelId, { pieceId })).ok)
  const stopped = await closeParcel(office, { parcelId, actor: colleague })
  assert.deepEqual([stopped.ok || stopped.code, stopped.ok || /pack with care/.test(stopped.sentence)], ['parcel-words', true]) // oxfmt-ignore
  const asked = await scan('packing', parcel.value.number)
  assert.equal(asked.line, 'Package opened')
  assert.ok((await removeFromParcel(office, parcelId, pieceId)).ok)
  await scan('packing', await number(id))
  const unread = await scan('packing', parcel.value.number)
  assert.deepEqual(
    [unread.line, unread.requestId, unread.unread, unread.choices.map((one) => one.words)],
    ['Read first what the lender wrote', id, [words], [`Close ${parcel.value.number} all the same`]],
  )
  const said = await act(office, { requestId: id, action: 'wordsBindNothing', details: {}, actor: colleague, gesture: 'idle' }) // oxfmt-ignore
  assert.ok(said.ok)
  assert.equal(await cardOf(), undefined)
  assert.ok((await undoGesture(office, 'idle', 'colleague')).ok)
  assert.ok(await cardOf(), 'undone, it is asked again')
  assert.ok((await closeParcel(office, { parcelId, actor: colleague, wordsRead: true })).ok)
  assert.equal(await cardOf(), undefined)
  const weighed = await weighParcel(office, parcelId, '3 lb')
  assert.ok(weighed.ok, 'closed, it is put right without being asked again')
})

test('at the packing station such words are shown, and the choice that is offered closes the package', async (t) => {
  const { world, scan, number, state } = await scanningDesk(t)
  const id = await world.borrowing('sent')
  await actOrFail(world.office, id, 'shipped', { note: 'Please pack with care' }, lender)
  for (const action of ['receive', 'comeBack']) await actOrFail(world.office, id, action, {})
  const packed = await scan('packing', await number(id))
  const parcel = /P\d{7}/.exec(packed.more ?? '')?.[0] ?? ''
  const asked = await scan('packing', parcel)
  assert.equal(asked.line, 'Read first what the lender wrote')
  const [offered] = asked.choices
  assert.equal(offered?.words, `Close ${parcel} all the same`)
  assert.equal((await scan('packing', parcel, offered.choice ?? undefined)).line, 'Package closed')
  assert.equal(await state(id), 'returned')
})

test('an address the lender named, by message or by key, is on the label and its own package in the plan', async (t) => {
  const { world } = await scanningDesk(t)
  const { office } = world
  const id = await world.borrowing('sent')
  await actOrFail(office, id, 'shipped', { returnTo: 'Annex\n3 Depot Rd\nGeneva, NY 14456' }, lender)
  await actOrFail(office, id, 'receive', {})
  await actOrFail(office, id, 'comeBack', {})
  const { built } = await planOf(office, planner(t))
  const destinations = built.instance.lenders.map((one) => one.id)
  assert.ok(destinations.some((one) => one.endsWith(':Annex, 3 Depot Rd, Geneva, NY 14456')))
  await actOrFail(office, id, 'lendersTerms', { returnTo: '' })
  const facts = await loadFacts(office.store.db, id)
  assert.equal(facts?.entries[0]?.terms.returnTo, null)
})

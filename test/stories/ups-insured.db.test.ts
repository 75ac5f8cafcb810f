// A lender who insists: home by UPS, insured for $250, signed for, in its own packaging. Said on the wire, printed on the
// strap, kept by the plan; nothing else can be closed; and so it goes home.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Office } from '../../src/office/context.ts'
import { sheetFor } from '../../src/office/printing/paper-matter.ts'
import * as parcels from '../../src/office/mailroom/parcels.ts'
import { loadFacts } from '../../src/store/requests/facts.ts'
import { termsOfPiece } from '../../src/store/piece-terms.ts'
import { planner, planOf } from '../planning.ts'
import { scene, first } from '../worldshare-office.ts'
import { colleague } from '../world-requests.ts'
import { isoDesk } from './iso-desk.ts'

const note = 'Return insured for $250 via UPS. Signature required. Return in its original packaging.'
const inWords = [
  'Return insured for $250.00',
  'Return by UPS',
  'Signature required',
  'Return in its own packaging, by itself',
]
const upsNumber = '1Z999AA10123456784'

test('said in an ISO 18626 message', async (t) => {
  const desk = await isoDesk()
  t.after(() => desk.close())
  const { iso } = desk
  const lender = await desk.library('WILLSUPPLY')
  const { peer, libraryId } = lender
  const loan = await desk.begin({ title: 'An atlas of canals', lenders: [libraryId] })
  const plain = await desk.begin({ title: 'A plain book', lenders: [libraryId] })
  await desk.does(loan, 'send')
  await desk.does(plain, 'send')
  const dates = { dueDate: new Date('2026-05-01T12:00:00Z'), dateSent: iso.clock.now() }
  for (const [index, said] of [{ note }, {}].entries())
    await peer.send(peer.transactions[index]?.id ?? '', {
      reason: 'StatusChange',
      status: 'Loaned',
      itemId: `3900${index}`,
      ...dates,
      ...said,
    })
  await desk.settle()
  assert.equal((await desk.look(loan)).state, 'shipped')
  for (const id of [loan, plain]) await desk.does(id, 'receive')
  for (const id of [loan, plain]) await desk.does(id, 'comeBack')

  await homeAsAsked(t, iso.office, { loan, plain, libraryId })
  await desk.settle()
  assert.deepEqual((await desk.events(loan)).slice(-3), ['comeBack back', 'sendHome returned', 'ownerConfirms closed'])
  const { body = '' } = peer.received.find((one) => one.body.includes('ShippedReturn')) ?? {}
  assert.match(body, /ShippedReturn/, 'the lender is told it is on its way')
})

test('said in the lender’s note in WorldShare', async (t) => {
  const it = await scene(t)
  const { world, here, network } = it
  const lenders = [world.libraries.tallgrass]
  const loan = await world.borrowing('sent', { title: 'An atlas of canals', lenders })
  await it.work()
  network.say(231200418, 'SHIPPED', {
    currentInstitutionId: first,
    dueDate: '2027-01-20T00:00:00.000+0000',
    lendingNotes: note,
  })
  it.minutes(31)
  await here.poll()
  for (const action of ['receive', 'comeBack']) await world.act(loan, action)
  const plain = await world.borrowing('back', { title: 'A plain book', lenders })

  await homeAsAsked(t, world.office, { loan, plain, libraryId: world.libraries.tallgrass })
  // On a busy machine a step may need another try.
  for (let tries = 0; tries < 6 && !network.steps.some((one) => one.startsWith('RETURN ')); tries += 1) await it.work()
  assert.match(network.steps.filter((one) => one.includes(' 231200418 ')).at(-1) ?? '', /^RETURN /)
  await world.act(loan, 'ownerConfirms', {}, { kind: 'lender', id: null })
})

interface Two {
  readonly loan: number
  readonly plain: number
  readonly libraryId: number
}
async function homeAsAsked(t: TestContext, office: Office, { loan, plain, libraryId }: Two): Promise<void> {
  const { db } = office.store
  const pieceOf = async (id: number): Promise<number> => (await loadFacts(db, id))?.pieces[0]?.id ?? 0
  const [pieceId, plainPieceId] = [await pieceOf(loan), await pieceOf(plain)]

  // On the strap, and with the piece.
  const terms = await termsOfPiece(db, pieceId)
  assert.deepEqual(
    [terms.insuredCents, terms.onlyBy, terms.signature, terms.ownPackaging, terms.printed],
    [25_000, ['ups'], true, true, null],
  )
  const paper = { request_id: loan, piece_id: pieceId, parcel_id: null, supply_id: null }
  const strap = await sheetFor(office, db, { kind: 'strap', ...paper })
  assert.deepEqual(strap?.homeward, inWords)

  // In the plan: never by another carrier, never with another piece.
  const { plan, built } = await planOf(office, planner(t))
  const planned = plan.packages.find((one) => one.items.includes(String(pieceId)))
  const unplanned = built.unplanned.find((one) => one.piece.id === pieceId)
  assert.ok(planned ?? unplanned, 'it is in the plan, or said not to be')
  if (planned) {
    assert.deepEqual(planned.items, [String(pieceId)])
    assert.match(planned.service, /^ups_ground/)
  }
  if (unplanned) assert.match(unplanned.why.join(' '), /UPS Ground/)
  assert.ok(plan.packages.some((one) => one.items.includes(String(plainPieceId))))

  // Packed: what breaks a term is not closed, and says which.
  const opened = await parcels.openParcel(office, libraryId)
  assert.ok(opened.ok)
  const parcelId = opened.value.id
  const close = (more: Partial<parcels.Closing>) => parcels.closeParcel(office, { parcelId, actor: colleague, ...more })
  const no = async (more: Partial<parcels.Closing>): Promise<string> => {
    const answer = await close(more)
    assert.ok(!answer.ok, 'it should not be closed')
    return `${answer.code}: ${answer.sentence}`
  }
  assert.ok((await parcels.addToParcel(office, parcelId, { pieceId })).ok)
  assert.ok((await parcels.addToParcel(office, parcelId, { pieceId: plainPieceId })).ok)
  assert.match(await no({ service: 'ups_ground' }), /^parcel-term: .*in its own packaging, by itself/)
  assert.ok((await parcels.removeFromParcel(office, parcelId, plainPieceId)).ok)
  assert.match(await no({ service: 'library_mail' }), /^parcel-term: .*“Return by UPS”, but this is Library Mail/)
  assert.match(await no({ service: 'media_mail' }), /^parcel-term: .*“Return by UPS”/)
  assert.match(await no({ service: 'ups_ground', tracking: '9400111202555842332669' }), /^tracking-wrong: /)
  assert.match(await no({ service: 'ups_ground', tracking: '1Z999AA10123456785' }), /^tracking-wrong: /)
  const closed = await close({ service: 'ups_ground', tracking: upsNumber })
  assert.ok(closed.ok, closed.ok ? '' : closed.sentence)

  // The label says so, and the package keeps it.
  const label = await sheetFor(office, db, {
    ...paper,
    kind: 'label',
    request_id: null,
    piece_id: null,
    parcel_id: parcelId,
  })
  assert.match(JSON.stringify(label), /Insured for \$250\.00/)
  assert.match(JSON.stringify(label), /[Ss]ignature/)
  const kept = await db.selectFrom('parcel').selectAll().where('id', '=', parcelId).executeTakeFirstOrThrow()
  assert.deepEqual(
    [kept.service, kept.container, kept.tracking, kept.insured_cents, kept.signature],
    ['ups_ground', 'own_packaging', upsNumber, 25_000, true],
  )
  assert.ok((await parcels.collectParcel(office, parcelId)).ok)
  assert.equal((await loadFacts(db, loan))?.request.state, 'returned')
}

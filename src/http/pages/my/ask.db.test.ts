import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cards, checkingIls, visitorWorld } from '../../../../test/visitor.ts'
import { writeNumber } from '../../../domain/values/request-number.ts'
import { loadFacts } from '../../../store/requests/facts.ts'

/** The owned title is on two shelves, one of them empty just now. */
const ils = {
  ...checkingIls,
  findCopies: ({ title }: { readonly title: string }) =>
    Promise.resolve(
      title === 'Middlemarch'
        ? [
            { barcode: '1', libraryCode: 'OWA', callNumber: null, isIn: false },
            { barcode: '2', libraryCode: 'ITH', callNumber: null, isIn: true },
          ]
        : [],
    ),
}
const seenIn = (text: string): string => /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? ''
const keyIn = (text: string): string => /name="key" value="([^"]+)"/.exec(text)?.[1] ?? ''

test('what is noticed is said before it is sent, in a patron’s words; sent again it goes through', async (t) => {
  const { world, signedIn } = await visitorWorld(t, { ils })
  const own = await world.borrowing('sent', { card: cards.owasca, title: 'Ethan Frome' })
  await world.borrowing('sent', { card: cards.ithaca, title: 'The Custom of the Country' })
  const number = writeNumber((await loadFacts(world.office.store.db, own))?.request.number ?? '')
  const patron = await signedIn()
  const count = async () => (await world.office.store.db.selectFrom('request').select('id').execute()).length

  const asked = { key: 'k1', title: 'Ethan Frome', isbn: '9780141439514', neededBy: '2026-11-26' }
  const shown = await patron.send('/my/ask/book', asked)
  assert.equal(shown.status, 200)
  assert.match(shown.text, /You have asked for this already, and it is under way\./)
  assert.match(shown.text, new RegExp(`href="/my/requests/${number}"`))
  assert.match(shown.text, /ISBN 9780141439514 does not add up/)
  assert.match(shown.text, /after the day you named/)
  assert.match(shown.text, /value="9780141439514"/)
  assert.match(shown.text, /Ask for it all the same/)
  assert.doesNotMatch(shown.text, /<script/)
  assert.equal(await count(), 2)

  const more = await patron.send('/my/ask/book', { ...asked, title: 'Middlemarch', seen: 'bad-isbn needed-too-soon' })
  assert.equal(more.status, 200, 'what is new since is said too')
  assert.match(more.text, /Our own libraries have it: [^.]+, [^.]+ \(out just now\)\. Place a hold/)

  const sent = await patron.send('/my/ask/book', { ...asked, key: keyIn(shown.text), seen: seenIn(shown.text) })
  assert.match(sent.location ?? '', /done=asked$/)
  assert.equal(await count(), 3)
  const page = await patron.look(sent.location ?? '')
  assert.match(
    page.text,
    /What we noticed[^]*ISBN 9780141439514 does not add up: a digit may be wrong\. We keep it as you typed it/,
  )
  assert.doesNotMatch(page.text, /all the same/)
  const kept = await world.office.store.db
    .selectFrom('request')
    .select('citation')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  assert.equal(kept?.citation['isbn'], '9780141439514')
  assert.equal(
    (await patron.send('/my/ask/book', asked)).location,
    sent.location,
    'the same form again is the same request',
  )
})

test('nothing noticed, nothing said; and of what another patron asked for, never a word', async (t) => {
  const { world, signedIn } = await visitorWorld(t, { ils })
  await world.borrowing('sent', { card: cards.ithaca, title: 'Ethan Frome' })
  const patron = await signedIn()
  const sent = await patron.send('/my/ask/book', { key: 'k', title: 'Ethan Frome' })
  assert.match(sent.location ?? '', /done=asked$/)
  assert.doesNotMatch((await patron.look(sent.location ?? '')).text, /What we noticed/)
})

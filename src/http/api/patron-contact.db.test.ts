import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, makeWorld } from '../../../test/world.ts'
import { ilsByHand } from '../../connectors/by-hand/ils.ts'
import { patronByCard } from '../../store/patrons.ts'

test('where no library system is connected, the staff keep a patron’s e-mail and telephone', async (t) => {
  const world = await makeWorld(t)
  await world.borrowing('sent', { card: world.cards.owasca })
  const db = world.office.store.db
  const patron = await patronByCard(db, world.cards.owasca)
  assert.ok(patron)
  const path = `/patrons/${patron.id}/contact`
  const byIls = { email: patron.email, phone: patron.phone, language: 'es' }
  assert.equal((await world.ask('assistant', 'PUT', path, byIls)).status, 200, 'the language is the office’s')
  const no = await world.ask('assistant', 'PUT', path, { ...byIls, email: 'other@readers.example' })
  assert.equal(at(no.body, 'data.code'), 'contact-in-ils')

  const alone = await makeWorld(t, { ils: ilsByHand })
  const { store } = alone.office
  const typed = await alone.ask('assistant', 'POST', '/requests/borrowing', {
    service: 'loan',
    title: 'Ethan Frome',
    card: '24071000000011',
    patronName: 'Prudence Quill',
    homeLibraryId: alone.libraries.owasca,
  })
  assert.equal(typed.status, 201, JSON.stringify(typed.body))
  const kept = await patronByCard(store.db, '24071000000011')
  assert.ok(kept)
  const contact = { email: 'prudence@readers.example', phone: '607-555-0133', language: null }
  const put = (body: unknown) => alone.ask('assistant', 'PUT', `/patrons/${kept.id}/contact`, body)
  assert.deepEqual((await put(contact)).body, contact)
  assert.equal((await put({ ...contact, email: 'no address' })).status, 400)
  assert.equal((await put({ ...contact, language: 'xx' })).status, 400)
  const view = await alone.ask('assistant', 'POST', '/patrons/look-up', { patronId: kept.id })
  assert.deepEqual(at(view.body, 'contact'), { ...contact, isKeptHere: true, isChangeable: true })
  const member = await alone.ask('member', 'POST', '/patrons/look-up', { patronId: kept.id })
  assert.equal(at(member.body, 'contact'), null)
  assert.equal((await alone.ask('assistant', 'PUT', '/patrons/999/contact', contact)).status, 404)
})

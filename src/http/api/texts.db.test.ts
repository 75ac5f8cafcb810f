import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { outbox } from '../../../test/outbox.ts'
import { at, makeWorld } from '../../../test/world.ts'
import { runNextEffect } from '../../office/effects/effect-runner.ts'

const path = '/texts/patron.tellUnfilled'
const ours = { subject: 'No luck', body: 'Not to be had: {title}' }

test('a text is changed, each change kept with who and when, and set back to the original', async (t) => {
  const world = await makeWorld(t)
  const list = (await world.ask('assistant', 'GET', '/texts')).body
  assert.ok(Array.isArray(list) && list.length >= 38)
  const first = (await world.ask('librarian', 'GET', path)).body
  assert.deepEqual([at(first, 'isChanged'), at(first, 'changes')], [false, []])
  const changed = await world.ask('librarian', 'PUT', path, { ...ours, after: null })
  assert.equal(changed.status, 200, JSON.stringify(changed.body))
  assert.deepEqual([at(changed.body, 'isChanged'), at(changed.body, 'changes.0.by')], [true, 'librarian person'])
  const stale = await world.ask('administrator', 'PUT', path, { ...ours, subject: 'Else', after: null })
  assert.equal(at(stale.body, 'data.code'), 'text-stale')
  const back = await world.ask('administrator', 'POST', `${path}/original`, { after: at(changed.body, 'changes.0.id') })
  assert.deepEqual(
    [at(back.body, 'isChanged'), at(back.body, 'subject'), at(back.body, 'changes.length')],
    [false, at(first, 'subject'), 2],
  )
  assert.deepEqual([at(back.body, 'changes.0.body'), at(back.body, 'changes.1.body')], [null, ours.body])
})

test('an unknown field is refused with a sentence that names it, at saving and in the preview', async (t) => {
  const world = await makeWorld(t)
  const wrong = { subject: 'No luck', body: 'Not to be had: {titel}' }
  for (const answer of [
    await world.ask('librarian', 'PUT', path, { ...wrong, after: null }),
    await world.ask('assistant', 'POST', `${path}/preview`, wrong),
  ]) {
    assert.equal(answer.status, 400)
    assert.match(String(at(answer.body, 'data.sentence')), /^\{titel\} is not a field of this text/)
    assert.equal(at(answer.body, 'data.field'), 'body')
  }
  assert.equal(world.settings.texts().size, 0)
  const shown = await world.ask('assistant', 'POST', `${path}/preview`, ours)
  assert.deepEqual(shown.body, { subject: 'No luck', body: 'Not to be had: The Erie Canal Reader' })
  assert.equal((await world.ask('assistant', 'GET', '/texts/nonsense')).status, 404)
  const english = await world.ask('assistant', 'GET', '/texts/lender.ask?language=es')
  assert.equal(at(english.body, 'data.code'), 'text-language')
  assert.equal((await world.ask('assistant', 'GET', `${path}?language=xx`)).status, 400)
})

test('a patron is written to in their language where the office has it, with its days; else in English', async (t) => {
  const mails = outbox()
  const world = await makeWorld(t, { mailer: mails })
  const spanish = { subject: 'Listo en {library}', body: '{title}[ hasta el {until}]' }
  const saved = await world.ask('librarian', 'PUT', '/texts/patron.tellUnfilled', {
    subject: 'No se pudo',
    body: 'No: {title}',
    language: 'es',
    after: null,
  })
  assert.equal(saved.status, 200)
  const shown = await world.ask('librarian', 'POST', '/texts/patron.tellReady/preview', { ...spanish, language: 'es' })
  assert.match(String(at(shown.body, 'body')), /^The Erie Canal Reader hasta el jue, 3 dic/)
  for (const language of ['es', 'fr', null]) {
    const id = await world.borrowing('sent', { card: world.cards.owasca })
    await world.office.store.transact((tx) =>
      tx.updateTable('patron').set({ email: 'p@readers.example', language }).execute(),
    )
    await world.act(id, 'expire')
    world.clock.advance(120_000)
    while (await runNextEffect(world.office));
  }
  assert.deepEqual(
    mails.sent.map((one) => one.subject),
    ['No se pudo', 'We could not get it for you', 'We could not get it for you'],
  )
})

test('a changed letter is what a card of a library reached by hand shows', async (t) => {
  const world = await makeWorld(t)
  await world.ask('librarian', 'PUT', '/texts/lender.askCopy', {
    subject: 'Copy, please: {number}',
    body: 'Dear {library},\n\n{request}',
    after: null,
  })
  await world.borrowing('sent', { service: 'copy', copyrightCompliance: 'ccl' })
  await world.borrowing('sent')
  const subjects = JSON.stringify((await world.ask('assistant', 'GET', '/cards')).body)
  assert.match(subjects, /Copy, please: B-26-\d{6}-.\.1/)
  assert.match(subjects, /Dear Tallgrass/)
  assert.match(subjects, /May we borrow the following item\?/)
})

test('texts that stood in the setting are moved, and nothing else of it is lost', async (t) => {
  const world = await makeWorld(t)
  const { store } = world.office
  const kept = {
    owners: { hold_ready: 'keuka' },
    memberMailHour: 9,
    templates: {
      'patron.tellReady': { subject: 'Here', body: 'Ready{until}\n{page}' },
      signIn: { subject: 'In', body: '{page}' },
    },
  }
  const migration = await readFile(join(import.meta.dirname, '../../store/migrations/0012-template.sql'), 'utf8')
  const moving = migration.slice(migration.indexOf('insert into template')).split(';\n')
  await store.transact(async (tx) => {
    await sql`insert into setting (name, value) values ('correspondence', ${JSON.stringify(kept)})
      on conflict (name) do update set value = excluded.value`.execute(tx)
    for (const one of moving) if (one.trim() !== '') await sql.raw(one).execute(tx)
  })
  await world.settings.reload()
  assert.deepEqual(
    [...world.settings.texts().values()].toSorted((a, b) => a.subject.localeCompare(b.subject)),
    [
      { subject: 'Here', body: 'Ready[ until {until}]\n[See it, answer or cancel: {page}]' },
      { subject: 'In', body: '{page}' },
    ],
  )
  assert.deepEqual(
    [world.settings.correspondence().memberMailHour, world.settings.correspondence().owners.hold_ready],
    [9, 'keuka'],
  )
  const left = await store.db.selectFrom('setting').select('value').where('name', '=', 'correspondence').execute()
  assert.equal(at(left[0]?.value, 'templates'), undefined)
})

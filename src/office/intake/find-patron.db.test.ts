import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { smallOffice, type SmallOffice } from '../../../test/small-office.ts'
import type { IlsData } from '../../../test/fake-ils.ts'
import { patronFor } from './find-patron.ts'

const reader = {
  ilsId: '9',
  card: '21234000002105',
  pin: '1234',
  name: 'Ada Reader',
  email: 'ada@example.org',
  phone: null,
  libraryCode: 'ELM',
  group: 'Adult',
  blocks: [],
}
const ils: IlsData = {
  patrons: [
    reader,
    { ...reader, ilsId: '10', card: '21234000002113', libraryCode: 'GONE' },
    { ...reader, ilsId: '11', card: '21234000002121', blocks: ['Card expired'] },
  ],
  copies: [],
}
const open = async (t: TestContext, options: Parameters<typeof smallOffice>[0]): Promise<SmallOffice> => {
  const small = await smallOffice(options)
  t.after(() => small.close())
  return small
}
const patronsOf = ({ office }: SmallOffice) =>
  office.store.db
    .selectFrom('patron')
    .select(['card', 'name', 'library_id', 'email', 'blocked'])
    .orderBy('card')
    .execute()

test('a card is looked up, and the patron kept as the library system shows them', async (t) => {
  const small = await open(t, { ils })
  const found = await patronFor(small.office, 'A21234000002105B')
  assert.ok(found.ok)
  assert.equal(found.value.homeLibraryId, small.members.elm)
  const again = await patronFor(small.office, '21234000002105')
  assert.ok(again.ok && again.value.patronId === found.value.patronId)
  assert.deepEqual(await patronsOf(small), [
    {
      card: '21234000002105',
      name: 'Ada Reader',
      library_id: small.members.elm,
      email: 'ada@example.org',
      blocked: false,
    },
  ])
  const blocked = await patronFor(small.office, '21234000002121')
  assert.deepEqual(blocked.ok && blocked.value.blocks, ['Card expired'])
})

test('a card nobody has, a library nobody added and a system that is down are each said', async (t) => {
  const small = await open(t, { ils })
  const code = async (card: string) => {
    const answer = await patronFor(small.office, card, { name: 'Typed all the same', homeLibraryId: small.members.elm })
    return answer.ok ? 'ok' : [answer.code, answer.field]
  }
  assert.deepEqual(await code('1'), ['patron-not-found', 'card'])
  assert.deepEqual(await code('21234000002113'), ['patron-library-unknown', 'card'])
  small.standIn.downFor(1000)
  assert.deepEqual(await code('21234000002105'), ['ils-unreachable', undefined])
  assert.deepEqual(await patronsOf(small), [])
})

test('without a library system the name and library are typed, once a card', async (t) => {
  const small = await open(t, { ils: 'by hand' })
  const missing = await patronFor(small.office, '77')
  assert.deepEqual(missing.ok || [missing.code, missing.field], ['patron-typed', 'patronName'])
  const noLibrary = await patronFor(small.office, '77', { name: 'Ben Writer' })
  assert.deepEqual(noLibrary.ok || [noLibrary.code, noLibrary.field], ['patron-typed', 'homeLibraryId'])
  const notAMember = await patronFor(small.office, '77', { name: 'Ben Writer', homeLibraryId: small.partners.near })
  assert.deepEqual(notAMember.ok || [notAMember.code, notAMember.field], ['library-not-found', 'homeLibraryId'])
  const typed = await patronFor(small.office, '77', { name: ' Ben Writer ', homeLibraryId: small.members.oak })
  const known = await patronFor(small.office, '77')
  assert.ok(typed.ok && known.ok)
  assert.deepEqual(known.value, typed.value)
  assert.deepEqual(await patronsOf(small), [
    { card: '77', name: 'Ben Writer', library_id: small.members.oak, email: null, blocked: false },
  ])
})

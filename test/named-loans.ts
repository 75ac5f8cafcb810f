// A loan for a person nobody else is called, told from asking to home, so that tests can look for that name afterwards.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import { patronFor } from '../src/office/intake/find-patron.ts'
import { takeInRequest } from '../src/office/intake/take-in-request.ts'
import { addToParcel, closeParcel, collectParcel, openParcel } from '../src/office/mailroom/parcels.ts'
import { readTables } from '../src/store/backup/tables.ts'
import type { RequestTable } from '../src/store/generated/database.ts'
import { requestRow } from '../src/store/requests/find.ts'
import { smallOffice, type SmallOffice } from './small-office.ts'

/** A person nobody else is called, and the words that would give them away. */
export const person = {
  ilsId: 'P77',
  card: '21234000009993',
  pin: '2580',
  name: 'Zephyrine Quastleworth',
  email: 'zephyrine@quastle.example',
  phone: '607-555-0177',
  libraryCode: 'ELM',
  group: 'Adult',
  blocks: [],
}
export const words = ['Quastleworth', 'Zephyrine', person.card, 'quastle.example', '555-0177', 'hip replacement']
const copies = [
  {
    barcode: '30234000517861',
    title: 'Villette',
    author: 'Brontë, Charlotte',
    isbn: null,
    libraryCode: 'ELM',
    callNumber: 'F BRO',
    isIn: true,
  },
]

export interface NamedLoans {
  readonly small: SmallOffice
  /** A request for the person, not sent. */
  take(key: string): Promise<number>
  wholeLoan(key: string): Promise<number>
  rowOf(id: number): Promise<Selectable<RequestTable>>
  /** Tables in which a row, written as text, has one of the words. */
  tablesWith(): Promise<string[]>
}

export async function namedLoans(): Promise<NamedLoans> {
  const small = await smallOffice({ ils: { patrons: [person], copies } })

  async function take(key: string): Promise<number> {
    const patron = await patronFor(small.office, person.card)
    assert.ok(patron.ok)
    const taken = await takeInRequest(small.office, {
      kind: 'borrowing',
      service: 'loan',
      title: 'The Wheel-Wrights’ Almanack',
      source: 'form',
      sourceKey: key,
      actor: { kind: 'staff', id: 'colleague' },
      citation: { author: 'Orne, T.', note: `for Zephyrine’s mother` },
      patronId: patron.value.patronId,
      homeLibraryId: patron.value.homeLibraryId,
      lenders: [small.partners.near],
      note: 'Ms Quastleworth needs large print after her hip replacement',
      partnerHeader: { requestingAgencyId: 'US-NSML', note: `for ${person.name}` },
    })
    assert.ok(taken.ok)
    return taken.value.requestId
  }

  /** A loan from asking to home, with a message on the wire that names the patron. */
  async function wholeLoan(key: string): Promise<number> {
    const id = await take(key)
    await small.act(id, 'send')
    await small.settle(id)
    const body = `<request><patronInfo>${person.name}, ${person.email}</patronInfo></request>`
    await small.office.store.db
      .insertInto('exchange')
      .values({
        direction: 'out',
        protocol: 'iso18626',
        library_id: small.partners.near,
        request_id: id,
        kind: 'request',
        body,
        body_sha256: createHash('sha256').update(body).digest('hex'),
        answer: `<ok>${person.name}</ok>`,
        at: small.clock.now(),
      })
      .execute()
    await small.act(id, 'shipped', { dueOn: '2026-04-30', pieces: 1 })
    await small.act(id, 'receive')
    await small.act(id, 'note', { note: `${person.name} rang: ${person.phone}` })
    await small.act(id, 'route')
    await small.settle(id)
    const { number } = await rowOf(id)
    await small.standIn.reachShelf(number)
    await small.act(id, 'checkedOut', {}, { kind: 'ils', id: null })
    await small.act(id, 'comeBack')
    await small.settle(id)
    const parcel = await openParcel(small.office, small.partners.near)
    assert.ok(parcel.ok)
    assert.ok((await addToParcel(small.office, parcel.value.id, { code: number })).ok)
    const closed = await closeParcel(small.office, {
      parcelId: parcel.value.id,
      actor: { kind: 'staff', id: 'colleague' },
    })
    assert.ok(closed.ok, closed.ok ? '' : closed.sentence)
    await collectParcel(small.office, parcel.value.id)
    await small.settle(id)
    await small.act(id, 'ownerConfirms', {}, { kind: 'lender', id: null })
    return id
  }

  const rowOf = async (id: number) => {
    const row = await requestRow(small.office.store.db, id)
    assert.ok(row)
    return row
  }

  /** Every table in which a row, written as text, has one of the words. */
  async function tablesWith(): Promise<string[]> {
    const found: string[] = []
    for (const { name } of await readTables(small.office.store.db)) {
      const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} t`.execute(
        small.office.store.db,
      )
      if (rows.some((row) => words.some((word) => row.text.includes(word)))) found.push(name)
    }
    return found.toSorted()
  }

  return { small, take, wholeLoan, rowOf, tablesWith }
}

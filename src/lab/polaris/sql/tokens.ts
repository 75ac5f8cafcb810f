import { Writer } from './bytes.ts'

/** Latin, case does not matter: what most Polaris databases are set to. */
const collation = [0x09, 0x04, 0xd0, 0x00, 0x34]
const nvarchar = 0xe7
const version = [0x74, 0x00, 0x00, 0x04]

export const doneMore = 0x01
/** What the server says at the end of an answer (DONE, DONEINPROC, DONEPROC). */
export const done = (kind: 0xfd | 0xfe | 0xff, status: number, rows = 0): Buffer =>
  new Writer().byte(kind).short(status).short(0).long(rows).long(0).done()

export const returnStatus = (): Buffer => new Writer().byte(0x79).long(0).done()

export function loggedIn(database: string): Buffer {
  const ack = new Writer()
    .byte(1, ...version)
    .text('Microsoft SQL Server')
    .byte(15, 0, 0x10, 0)
    .done()
  return Buffer.concat([
    changed(1, database, 'master'),
    changed(4, '4096', '4096'),
    new Writer().byte(0xad).short(ack.length).bytes(ack).done(),
    done(0xfd, 0),
  ])
}

function changed(what: number, now: string, before: string): Buffer {
  const body = new Writer().byte(what).text(now).text(before).done()
  return new Writer().byte(0xe3).short(body.length).bytes(body).done()
}

/** An error as SQL Server numbers them. */
export function error(number: number, message: string): Buffer {
  const body = new Writer()
    .long(number)
    .byte(1, number === 18456 ? 14 : 16)
    .longText(message)
    .text('POLARIS')
    .text('')
    .long(1)
    .done()
  return new Writer().byte(0xaa).short(body.length).bytes(body).done()
}

export function columns(names: readonly string[]): Buffer {
  const body = new Writer().byte(0x81).short(names.length)
  for (const name of names)
    body
      .long(0)
      .short(0x09)
      .byte(nvarchar)
      .short(8000)
      .byte(...collation)
      .text(name)
  return body.done()
}

export function row(values: readonly (string | null)[]): Buffer {
  const body = new Writer().byte(0xd1)
  for (const value of values) {
    if (value === null) body.short(0xffff)
    else body.short(value.length * 2).bytes(Buffer.from(value, 'utf16le'))
  }
  return body.done()
}

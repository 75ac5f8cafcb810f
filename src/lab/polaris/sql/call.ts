import { Reader } from './bytes.ts'

export interface SqlCall {
  readonly statement: string
  readonly values: Readonly<Record<string, string | number | null>>
}

/** Since TDS 7.2 headers stand before a batch or a call; their length is in their first four bytes. */
const behindHeaders = (body: Buffer): Buffer => body.subarray(body.readUInt32LE(0))

export const readBatch = (body: Buffer): string => behindHeaders(body).toString('utf16le')

/** A call of sp_executesql: the statement, what its parameters are, and their values. Null: another procedure. */
export function readCall(body: Buffer): SqlCall | null {
  const from = new Reader(behindHeaders(body))
  const length = from.short()
  const name = length === 0xffff ? (from.short() === 10 ? 'sp_executesql' : '') : from.text(length)
  if (name.toLowerCase() !== 'sp_executesql') return null
  from.skip(2)
  const found: { name: string; value: string | number | null }[] = []
  while (!from.isAtEnd) {
    const parameter = from.text(from.byte())
    from.skip(1)
    found.push({ name: parameter.replace(/^@/, ''), value: valueOf(from) })
  }
  const [statement, , ...values] = found
  if (typeof statement?.value !== 'string') return null
  return { statement: statement.value, values: Object.fromEntries(values.map((one) => [one.name, one.value])) }
}

function valueOf(from: Reader): string | number | null {
  const type = from.byte()
  if (type === 0x26) {
    from.skip(1)
    const length = from.byte()
    return length === 0 ? null : length === 4 ? from.long() : Number(from.take(length).readBigInt64LE())
  }
  if (type !== 0xe7) throw new Error(`A parameter of the type ${type} is not understood.`)
  const most = from.short()
  from.skip(5)
  if (most === 0xffff) return inChunks(from)
  const length = from.short()
  return length === 0xffff ? null : from.take(length).toString('utf16le')
}

/** nvarchar(max): the whole length, then pieces, each with its own, until one of none. */
function inChunks(from: Reader): string | null {
  const low = from.long()
  const high = from.long()
  if (low === 0xffffffff && high === 0xffffffff) return null
  const parts: Buffer[] = []
  for (let length = from.long(); length > 0; length = from.long()) parts.push(from.take(length))
  return Buffer.concat(parts).toString('utf16le')
}

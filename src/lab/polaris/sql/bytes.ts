/** Writes what TDS is made of: little-endian numbers, texts in UTF-16 with their length before them (MS-TDS 2.2.5). */
export class Writer {
  readonly #parts: Buffer[] = []

  byte(...values: readonly number[]): this {
    this.#parts.push(Buffer.from(values))
    return this
  }
  short(value: number): this {
    const bytes = Buffer.alloc(2)
    bytes.writeUInt16LE(value & 0xffff)
    return this.bytes(bytes)
  }
  long(value: number): this {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(value >>> 0)
    return this.bytes(bytes)
  }
  bytes(bytes: Uint8Array): this {
    this.#parts.push(Buffer.from(bytes))
    return this
  }
  /** Its length in characters in one byte. */
  text(text: string): this {
    return this.byte(text.length).bytes(Buffer.from(text, 'utf16le'))
  }
  /** Its length in characters in two bytes. */
  longText(text: string): this {
    return this.short(text.length).bytes(Buffer.from(text, 'utf16le'))
  }
  done(): Buffer {
    return Buffer.concat(this.#parts)
  }
}

/** Reads them. */
export class Reader {
  #at = 0
  readonly #bytes: Buffer

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }
  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length
  }
  skip(count: number): void {
    this.#at += count
  }
  byte(): number {
    this.#at += 1
    return this.#bytes.readUInt8(this.#at - 1)
  }
  short(): number {
    this.#at += 2
    return this.#bytes.readUInt16LE(this.#at - 2)
  }
  long(): number {
    this.#at += 4
    return this.#bytes.readUInt32LE(this.#at - 4)
  }
  take(count: number): Buffer {
    this.#at += count
    return this.#bytes.subarray(this.#at - count, this.#at)
  }
  text(characters: number): string {
    return this.take(characters * 2).toString('utf16le')
  }
}

import type { Buffer } from 'node:buffer'

export interface Login {
  readonly user: string
  readonly password: string
  readonly database: string
}

/** LOGIN7 (MS-TDS 2.2.6.4): texts by offset and length; the password's bytes are turned and mixed with A5. */
export function readLogin(body: Buffer): Login {
  const at = (place: number): Buffer => {
    const start = body.readUInt16LE(place)
    return body.subarray(start, start + body.readUInt16LE(place + 2) * 2)
  }
  const plain = at(44).map((byte) => {
    const mixed = byte ^ 0xa5
    return ((mixed << 4) | (mixed >> 4)) & 0xff
  })
  return {
    user: at(40).toString('utf16le'),
    password: new TextDecoder('utf-16le').decode(plain),
    database: at(68).toString('utf16le'),
  }
}

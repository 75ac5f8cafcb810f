import assert from 'node:assert/strict'
import { test } from 'node:test'
import { photoTypeOf } from './photo-type.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

test('pictures are known by their first bytes, and nothing else is one', () => {
  assert.equal(photoTypeOf(bytes('\u00ff\u00d8\u00ff\u00e0JFIF')), 'image/jpeg')
  assert.equal(photoTypeOf(bytes('\u0089PNG\r\n\u001a\n....')), 'image/png')
  assert.equal(photoTypeOf(bytes('RIFF1234WEBPVP8 ')), 'image/webp')
  for (const other of ['', 'GIF89a', '<svg xmlns="">', 'RIFF1234WAVE', '\u00ff\u00d8', '%PDF-1.7'])
    assert.equal(photoTypeOf(bytes(other)), null, other)
})

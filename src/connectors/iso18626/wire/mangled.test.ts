import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, array, nat, oneof, property, tuple, constantFrom } from 'fast-check'
import { confirm } from '../../../domain/iso18626/confirm.ts'
import { anyMessage, anyText } from './any-message.testing.ts'
import { readMessage } from './read.ts'
import { writeMessage } from './write.ts'

const times = { receivedAt: '2026-03-04T10:00:01Z', confirmedAt: '2026-03-04T10:00:02Z' }

test('a mangled message is answered, never a fault of ours, and its confirmation can be sent', () => {
  // Elements are cut out, doubled, renamed and filled with rubbish, so that most of it stays well formed.
  const change = tuple(
    nat(),
    oneof(
      constantFrom('', '$&$&', '<x/>', '<status>Lost</status>', '<note/>', 'rubbish', '$&<retryInfo>$&</retryInfo>'),
      anyText().map((text) => text.replaceAll('<', '&lt;')),
    ),
  )
  check(
    property(anyMessage(), array(change, { minLength: 1, maxLength: 4 }), (message, changes) => {
      const mangled = changes.reduce(mangle, writeMessage(message, { version: '1.2' }))
      const result = readMessage(mangled)
      if (result.ok || !('confirm' in result)) return
      const confirmation = confirm(result.confirm.echo, times, result.confirm.fault)
      const again = readMessage(writeMessage(confirmation, { version: '1.2' }))
      assert.ok(again.ok, JSON.stringify(again))
    }),
    { numRuns: 300 },
  )
})

test('a large message of nothing but one kind of element is read quickly', () => {
  const head = '<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626"><request>'
  const cases = ['<volume>1</volume>', '<x/>', '<bibliographicItemId/>', '<title a="1" b="2"/>']
  for (const element of cases) {
    const started = performance.now()
    const many = element.repeat(Math.floor(100_000 / element.length))
    readMessage(`${head}<bibliographicInfo>${many}</bibliographicInfo></request></ISO18626Message>`)
    assert.ok(performance.now() - started < 2_000, element)
  }
})

function mangle(xml: string, [place, replacement]: readonly [number, string]): string {
  const leaves = [...xml.matchAll(/<(\w+)[^>]*>[^<]*<\/\1>/g)]
  const leaf = leaves[place % leaves.length]
  if (!leaf) return xml
  const after = xml.slice(leaf.index + leaf[0].length)
  return `${xml.slice(0, leaf.index)}${replacement.replaceAll('$&', () => leaf[0])}${after}`
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indentXml } from './xml.ts'

test('a line for each element, texts where they were', () => {
  assert.equal(
    indentXml('<?xml version="1.0"?><a x="1"><b>two words</b><c/><d></d><e><f>1</f></e></a>'),
    '<?xml version="1.0"?>\n<a x="1">\n  <b>two words</b>\n  <c/>\n  <d></d>\n  <e>\n    <f>1</f>\n  </e>\n</a>',
  )
})

test('what is no XML is left as it is', () => {
  assert.equal(indentXml('  502 Bad Gateway'), '  502 Bad Gateway')
  assert.equal(indentXml(''), '')
})

test('nothing but white space between elements is lost', () => {
  const text = '<a>\n <b>x &lt; y</b>\n <unclosed>z\n</a>'
  const squeezed = (one: string) => one.replaceAll(/\s+/g, '')
  assert.equal(squeezed(indentXml(text)), squeezed(text))
})

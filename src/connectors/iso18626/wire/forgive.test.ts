import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { ReadResult } from './read.ts'
import { readMessage } from './read.ts'

const samples = new URL('../../../../test/samples/iso18626/', import.meta.url)
const sample = (name: string): string => readFileSync(new URL(name, samples), 'utf8')
const request = sample('request.xml')
const loaned = sample('supplying-loaned.xml')
const renew = sample('requesting-renew.xml')

test('what partners are known to do is forgiven and means the same', () => {
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['elements in another order', request, request.replace(/(<title>.*)\s*(<author>.*)/, '$2$1'), []],
    ['code before identifier', request, request.replace(/(<bibliographicItemIdentifier>.*)\s*(<bib.*)/, '$2$1'), []],
    ['another prefix', request, request.replaceAll('xmlns:ill', 'xmlns:tag0').replaceAll('ill:', 'tag0:'), []],
    ['every element with a prefix', renew, prefixed(renew), []],
    ['no namespace', renew, renew.replace(/ xmlns="[^"]*"/, ''), ['The message has no namespace.']],
    ['no prefix on the version', renew, renew.replace('ill:version', 'version'), ['The version has no prefix.']],
    ['no version', renew, renew.replace(/ ill:version="[^"]*"/, ''), ['The version is missing.']],
    ['no prefix on a scheme', request, request.replace('ill:scheme', 'scheme'), []],
    ['no multipleItemRequestId', renew, renew.replace(/<multiple.*/, ''), ['multipleItemRequestId is missing.']],
    [
      'a zone without colon',
      loaned,
      loaned.replace('04:00:00Z<', '00:00:00-0400<'),
      ['dueDate has a zone without a colon.'],
    ],
    ['empty typed elements', loaned, loaned.replace('<dueDate>', '<expectedDeliveryDate/>$&'), []],
    [
      'empty codes and texts',
      loaned,
      loaned.replace('</messageInfo>', '<answerYesNo/><note> </note><reasonRetry/>$&'),
      [],
    ],
    ['empty structures', loaned, loaned.replace('</messageInfo>', '<offeredCosts/>$&'), []],
    ['an empty 2021 part', loaned, loaned.replace('</deliveryInfo>', '<URL/>$&'), []],
    ['CDATA', renew, renew.replace('Two more weeks, please.', '<![CDATA[Two more]]> weeks<![CDATA[, please.]]>'), []],
    ['comments', renew, renew.replace('Two more', 'Two <!-- or three --> more').replace('Two  ', 'Two '), []],
    ['instructions', renew, renew.replace('<header>', '<?keep calm?><header>'), []],
    ['character references', renew, renew.replace('Two', '&#84;&#x77;o'), []],
    ['space round a code', renew, renew.replace('>Renew<', '>\n  Renew\n<'), []],
    ['a byte order mark', renew, `\u{FEFF}${renew}`, []],
    ['an empty line first', renew, `\r\n${renew}`, []],
    [
      'other attributes',
      renew,
      renew.replace('<requestingAgencyMessage>', '<requestingAgencyMessage xml:lang="en">'),
      [],
    ],
  ]
  for (const [what, plain, odd, notes] of cases) {
    assert.notEqual(odd, plain, what)
    const result = understood(odd, what)
    assert.deepEqual(withoutSpaces(result.message), withoutSpaces(understood(plain, what).message), what)
    assert.deepEqual(result.notes, notes, what)
  }
})

test('a request may come without a supplier, as since 2021', () => {
  const { message, notes } = understood(request.replace(/<supplyingAgencyId>[^]*<\/supplyingAgencyId>/, ''))
  assert.ok(message.kind === 'request')
  assert.equal(message.header.supplyingAgencyId, undefined)
  assert.deepEqual(notes, ['supplyingAgencyId is missing.'])
})

test('every encoding that can be told is read', () => {
  const title = 'Été à Łódź 😀'
  const titled = request.replace('Middlemarch &amp; its readers', title)
  const says = (encoding: string): string => titled.replace('"UTF-8"', `"${encoding}"`)
  const cases: readonly (readonly [string, Uint8Array, string, string?])[] = [
    ['UTF-8', Buffer.from(titled), title],
    ['UTF-8 with a mark', Buffer.from(`\u{FEFF}${titled}`), title],
    ['UTF-16 little end first, marked', Buffer.from(`\u{FEFF}${says('UTF-16')}`, 'utf16le'), title],
    ['UTF-16 big end first, marked', Buffer.from(`\u{FEFF}${says('UTF-16')}`, 'utf16le').swap16(), title],
    ['UTF-16 unmarked', Buffer.from(says('UTF-16'), 'utf16le'), title],
    ['UTF-8 that claims UTF-16', Buffer.from(says('UTF-16')), title],
    ['Latin 1 by declaration', Buffer.from(says('ISO-8859-1').replace(title, 'Été'), 'latin1'), 'Été'],
    ['Latin 1 by header', Buffer.from(titled.replace(title, 'Été'), 'latin1'), 'Été', 'ISO-8859-1'],
  ]
  for (const [what, body, expected, charset] of cases) {
    const result = readMessage(body, charset === undefined ? {} : { charset })
    assert.ok(result.ok && result.message.kind === 'request', `${what}: ${JSON.stringify(result)}`)
    assert.equal(result.message.bibliographicInfo.title, expected, what)
  }
})

test('an encoding nobody knows, or a false one, is said', () => {
  const unknown = readMessage(Buffer.from(request.replace('"UTF-8"', '"EBCDIC-7"')))
  assert.deepEqual(unknown, { ok: false, http: 400, sentence: 'We cannot read the encoding "EBCDIC-7".' })
  const wrong = readMessage(Buffer.from(request.replace('George', 'Éliane'), 'latin1'))
  assert.deepEqual(wrong, { ok: false, http: 400, sentence: 'The message is not written in UTF-8 as it says.' })
})

test('a confirmation is read for its OK or ERROR, whatever else is odd', () => {
  const error = sample('requesting-confirmation-error.xml')
  const odd = error
    .replace('<action>Renew</action>', '<action>Burn</action>')
    .replace(/<timestampReceived>.*/, '<timestampReceived/>')
    .replace('UnsupportedActionType', 'OutOfPaper')
  const { message, notes } = understood(odd)
  assert.ok(message.kind === 'requestingAgencyMessageConfirmation')
  assert.equal(message.action, undefined)
  assert.equal(message.confirmationHeader.messageStatus, 'ERROR')
  assert.equal(message.confirmationHeader.timestampReceived, '2026-03-04T10:00:02Z')
  assert.deepEqual(message.errorData, [{ errorType: 'OutOfPaper', errorValue: 'Renew' }])
  assert.deepEqual(notes, ['The confirmation repeats "Burn", which is no action.', 'timestampReceived is missing.'])
})

test('a very long title is read whole', () => {
  const title = 'Ω'.repeat(1_000_000)
  const { message } = understood(request.replace('Middlemarch &amp; its readers', title))
  assert.ok(message.kind === 'request')
  assert.equal(message.bibliographicInfo.title, title)
})

function understood(body: string, what?: string): Extract<ReadResult, { ok: true }> {
  const result = readMessage(body)
  assert.ok(result.ok, `${what ?? ''} ${JSON.stringify(result)}`)
  return result
}

function prefixed(xml: string): string {
  return xml.replaceAll(/<(\/?)(?=[A-Za-z])/g, '<$1ill:')
}

function withoutSpaces(message: unknown): unknown {
  return JSON.parse(JSON.stringify(message).replaceAll(/ +/g, ' '))
}

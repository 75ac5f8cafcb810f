import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sample } from 'fast-check'
import type { ErrorType } from '../../../domain/iso18626/codes.ts'
import { confirm } from '../../../domain/iso18626/confirm.ts'
import type { Message } from '../../../domain/iso18626/messages.ts'
import { anyMessage } from './any-message.testing.ts'
import type { ReadResult } from './read.ts'
import { readMessage } from './read.ts'
import { writeMessage } from './write.ts'

const shared = process.env['KEUKA_SHARED'] ?? fileURLToPath(new URL('../../../../../shared', import.meta.url))
const reference = join(shared, 'reference', 'iso18626')
const schema = join(reference, 'schemas', 'ISO-18626-v1_2.xsd')
const ours = fileURLToPath(new URL('../../../../test/samples/iso18626', import.meta.url))
const times = { receivedAt: '2026-03-04T10:00:01Z', confirmedAt: '2026-03-04T10:00:02.25Z' }

const why = missing()
const options = { skip: why ?? false }

function missing(): string | null {
  if (!existsSync(schema)) return `the reference is not at ${reference}; KEUKA_SHARED names another place`
  if (spawnSync('xmllint', ['--version']).error) return 'xmllint is not installed (Debian: libxml2-utils)'
  return null
}

test('the reference and xmllint are there where everything is tested', () => {
  if (process.env['CI']) assert.equal(why, null)
})

type Expected = 'read' | 400 | readonly [ErrorType, string]

/** Of the samples that cannot be taken in, what becomes of each; every other one must be read. */
const exceptions: Readonly<Record<string, Expected>> = {
  'crosslink/reqform-example.xml': ['UnrecognisedDataValue', 'requestingAgencyRequestId'],
  'crosslink/reqmsg-no-reqid.xml': ['UnrecognisedDataValue', 'requestingAgencyRequestId'],
  'crosslink/request-mock-multiple.xml': ['UnrecognisedDataValue', 'requestingAgencyRequestId'],
  'crosslink/request-mock-unfilled.xml': ['UnrecognisedDataValue', 'requestingAgencyRequestId'],
  'crosslink/supmsg-no-reqid.xml': ['UnrecognisedDataValue', 'requestingAgencyRequestId'],
  'invalid/crosslink/msg-invalid.xml': 400,
  'invalid/crosslink/reqmsg-invalid-action.xml': ['UnsupportedActionType', 'WeCancelThisMessage'],
  'invalid/crosslink/supmsg-invalid-reason.xml': ['UnsupportedReasonForMessageType', 'NoGoodReason'],
  'invalid/crosslink/supmsg-invalid-status.xml': ['UnrecognisedDataValue', 'status'],
  'invalid/mod-rs/it-cancelResponseReplyNoTemplate.xml': ['BadlyFormedMessage', 'timestamp'],
  'invalid/mod-rs/it-statusChangeExpectToSupplyTemplate.xml': ['BadlyFormedMessage', 'timestamp'],
  'invalid/mod-rs/it-statusChangeUnfilledTemplate.xml': ['BadlyFormedMessage', 'timestamp'],
  'invalid/mod-rs/it-supplyingAgencyMessage_statusChange.xml': ['UnrecognisedDataValue', 'status'],
  'invalid/mod-rs/it-unfilledNotification.xml': ['BadlyFormedMessage', 'timestamp'],
  'invalid/mod-rs/unit-request.xml': 400,
  'invalid/mod-rs/unit-requestConfirmation.xml': 400,
  'invalid/mod-rs/unit-requestingAgencyMessage.xml': 400,
  'invalid/mod-rs/unit-requestingAgencyMessageConfirmation.xml': 400,
  'invalid/mod-rs/unit-supplyingAgencyMessage.xml': 400,
  'invalid/mod-rs/unit-supplyingAgencyMessageConfirmation.xml': 400,
}

test('every sample of the reference is read, or refused as section 8 says', options, () => {
  const samples = samplesOf(join(reference, 'samples'))
  assert.ok(samples.length >= 155, `${samples.length} samples`)
  for (const [name, body] of samples) assert.deepEqual(outcomeOf(readMessage(body)), exceptions[name] ?? 'read', name)
})

test('placeholders filled in, the templates without namespace are read', options, () => {
  const template = readFileSync(join(reference, 'samples/invalid/mod-rs/it-statusChangeUnfilledTemplate.xml'), 'utf8')
  const result = readMessage(template.replaceAll('_TIMESTAMP_', '2026-03-04T10:00:00Z'))
  assert.ok(result.ok)
  assert.deepEqual(result.notes, ['The message has no namespace.', 'The version has no prefix.'])
})

test('what was read is written so that the schema of 1.2 takes it', options, () => {
  const messages = [...samplesOf(join(reference, 'samples')), ...samplesOf(ours)].flatMap(([name, body]) => {
    const result = readMessage(body)
    return result.ok && !hasNoFormIn12(name) ? [result.message] : []
  })
  assert.ok(messages.length >= 135, `${messages.length} messages`)
  validate(messages)
})

test('samples in version 1.2 come back as they were read', options, () => {
  for (const [name, body] of samplesOf(join(reference, 'samples'))) {
    const result = readMessage(body)
    if (!result.ok || /2021|^invalid/.test(name)) continue
    const again = readMessage(writeMessage(result.message, { version: '1.2' }))
    assert.deepEqual(again.ok && again.message, result.message, name)
  }
})

test('every confirmation of a refused sample is valid', options, () => {
  const confirmations = samplesOf(join(reference, 'samples')).flatMap(([, body]) => {
    const result = readMessage(body)
    return !result.ok && 'confirm' in result ? [confirm(result.confirm.echo, times, result.confirm.fault)] : []
  })
  assert.ok(confirmations.length > 10)
  validate(confirmations)
})

test('whatever can be said in 1.2 is valid by its schema', options, () => {
  validate(sample(anyMessage(), 200))
})

test('our own samples are what their names say', options, () => {
  const files = readdirSync(ours)
    .filter((name) => name.endsWith('.xml') && !name.includes('2021'))
    .map((name) => join(ours, name))
  lint(files)
})

/** The 2021 messages with a word, and the requests without a supplier, that 1.2 does not know. */
function hasNoFormIn12(name: string): boolean {
  return /holdreturn|requesting-lost|invalid\/mod-rs\/it-patronRequest/.test(name)
}

function outcomeOf(result: ReadResult): Expected {
  if (result.ok) return 'read'
  if ('http' in result) return result.http
  return [result.confirm.fault.errorType, result.confirm.fault.errorValue ?? '']
}

function samplesOf(folder: string): readonly (readonly [string, Buffer])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xml'))
    .toSorted()
    .map((name) => [name, readFileSync(join(folder, name))])
}

/** One call of xmllint for all: starting it is what takes time. */
function validate(messages: readonly Message[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'keuka-iso-'))
  try {
    const files = messages.map((message, index) => {
      const file = join(folder, `${index}-${message.kind}.xml`)
      writeFileSync(file, writeMessage(message, { version: '1.2' }))
      return file
    })
    lint(files)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function lint(files: readonly string[]): void {
  const run = spawnSync('xmllint', ['--noout', '--schema', schema, ...files], { encoding: 'utf8' })
  const complaints = run.stderr.split('\n').filter((line) => line !== '' && !line.endsWith(' validates'))
  assert.deepEqual(complaints, [])
  assert.equal(run.status, 0)
}

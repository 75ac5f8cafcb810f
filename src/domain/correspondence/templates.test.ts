import assert from 'node:assert/strict'
import { test } from 'node:test'
import { effects, effectRow, isEffectName } from '../lifecycle/effects.ts'
import { fields, isFieldName, type FieldName } from './fields.ts'
import { fillTemplate } from './fill.ts'
import { madeUpBlanks } from './made-up.ts'
import { faultOfText, isTemplateName, mayBeIn, templateIn, templateNames, textKey, textRow } from './templates.ts'

const fill = (body: string, blanks: Partial<Record<FieldName, string>>) =>
  fillTemplate({ subject: 's', body }, blanks).body

test('a part in brackets and a line of empty fields are left out; what is filled in is not read again', () => {
  assert.equal(fill('Keep it[, until {due}].', { due: 'Thu 10 Dec' }), 'Keep it, until Thu 10 Dec.')
  assert.equal(fill('Keep it[, until {due}].', {}), 'Keep it.')
  assert.equal(fill('One\n\n{note}\n\nTwo\n{contact}', {}), 'One\n\nTwo')
  assert.equal(fill('Pages [1-3] of {title}', { title: 'A [B {due}] {office}' }), 'Pages [1-3] of A [B {due}] {office}')
  assert.equal(fill('[{title} by {due}]', { title: 'T' }), '')
  assert.equal(fillTemplate({ subject: 'About\n{title}', body: '' }, { title: 'a\nb' }).subject, 'About a b')
})

test('a field that is not of the text, one left open, and one that must stand there are named', () => {
  const says = (body: string, subject = 'S', name = 'patron.ask') =>
    isTemplateName(name) ? (faultOfText(name, { subject, body })?.sentence ?? null) : 'no such text'
  assert.equal(says('{title}: {question}'), null)
  assert.match(says('About {titel}') ?? '', /^\{titel\} is not a field of this text\. It knows \{title\} \{number\}/)
  assert.match(says('x', 'About {the title}') ?? '', /^\{the title\} is not a field/)
  assert.match(says('About {count}') ?? '', /^\{count\} is not a field/)
  assert.match(says('About {title or so') ?? '', /near “About \{title or so”/)
  assert.match(says('Come in', 'S', 'signIn') ?? '', /needs \{page\}/)
  assert.equal(faultOfText('patron.ask', { subject: ' ', body: 'x' })?.field, 'subject')
  assert.equal(faultOfText('patron.ask', { subject: 'x', body: '{x}' })?.field, 'body')
})

test('every message of ours has a text, every text says only what it knows, and reads whole with a made-up request', () => {
  for (const name of Object.keys(effects))
    if (isEffectName(name) && (['mail', 'partner'].includes(effectRow(name).port) || effectRow(name).mail))
      assert.ok(isTemplateName(name), name)
  assert.ok(templateNames.length >= 38)
  for (const name of templateNames) {
    const { to, text, fields: known } = textRow(name)
    assert.equal(faultOfText(name, text), null, name)
    const blanks = {
      ...madeUpBlanks(to, (on) => on, 'https://x.example'),
      office: 'Office',
      contact: 'Contact',
      address: 'Address',
    }
    for (const field of known) assert.ok(blanks[field], `${name} shows nothing for ${field}`)
    const filled = fillTemplate(text, blanks)
    assert.doesNotMatch(`${filled.subject}${filled.body}`, /[{}[\]]/, name)
  }
  for (const name of Object.keys(fields)) {
    const isUsed = templateNames.some((one) => textRow(one).fields.some((field) => field === name))
    assert.ok(isFieldName(name) && isUsed, `no text knows ${name}`)
  }
})

test('the office’s words come before the program’s, those in the patron’s language first; libraries get English', () => {
  const own = new Map([
    [textKey('patron.ask', 'en'), { subject: 'ours', body: 'b' }],
    [textKey('patron.ask', 'es'), { subject: 'nuestro', body: 'b' }],
  ])
  assert.equal(templateIn(own, 'patron.ask', 'es').subject, 'nuestro')
  assert.equal(templateIn(own, 'patron.ask', 'fr').subject, 'ours')
  assert.equal(templateIn(own, 'patron.ask', null).subject, 'ours')
  assert.equal(templateIn(new Map(), 'patron.ask', 'es').subject, textRow('patron.ask').text.subject)
  assert.equal(mayBeIn('patron.ask', 'es'), true)
  assert.equal(mayBeIn('lender.ask', 'es'), false)
})

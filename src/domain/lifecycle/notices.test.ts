import assert from 'node:assert/strict'
import { test } from 'node:test'
import { effectRow, effects, isEffectName } from './effects.ts'
import { lifeNames, lifeOf, lives } from './lives.ts'
import { defaultOwners, noticeNames, notices } from './notices.ts'
import type { ActionRow, EffectUse } from './table.ts'

const rows: readonly (readonly [string, ActionRow<string>])[] = lifeNames.flatMap((name) =>
  Object.entries(lifeOf(lives[name]).actions).map(([action, row]) => [`${name}.${action}`, row] as const),
)
const nameOf = (use: EffectUse) => (typeof use === 'string' ? use : use.effect)
const mailsOf = (row: ActionRow<string>) =>
  (row.effects ?? []).flatMap((use) => {
    const { mail } = effectRow(nameOf(use))
    return mail ? [{ name: nameOf(use), ...mail }] : []
  })

test('an act tells a patron at most one thing', () => {
  for (const [name, row] of rows) {
    const told = mailsOf(row).filter((one) => one.to === 'patron')
    assert.ok(told.length <= 1, `${name} tells ${told.map((one) => one.name).join(' and ')}`)
  }
})

test('receiving tells nobody by mail', () => {
  for (const [name, row] of rows)
    if (/\.(receive|arrivedAnyway|copyCame|shipped|route)$/.test(name)) assert.deepEqual(mailsOf(row), [], name)
})

test('every notice has one owner among those who may own it, and what the office may own it can send', () => {
  assert.deepEqual([...noticeNames].toSorted(), Object.keys(notices).toSorted())
  for (const name of noticeNames) {
    assert.equal(defaultOwners[name], notices[name].owner, name)
    const owners: readonly string[] = notices[name].owners
    assert.ok(owners.includes(notices[name].owner), name)
    const canSend = Object.keys(effects).some((one) => isEffectName(one) && effectRow(one).mail?.notice === name)
    assert.equal(owners.includes('keuka'), canSend, name)
  }
  const byIls = noticeNames.filter((name) => notices[name].owner === 'ils')
  assert.deepEqual(byIls, ['hold_ready', 'due_soon', 'overdue', 'bill'])
})

test('a mail goes through the port for mail, and to nobody else', () => {
  for (const name of Object.keys(effects)) {
    if (!isEffectName(name)) continue
    const row = effectRow(name)
    assert.equal(row.mail !== undefined, row.port === 'mail', name)
    if (row.mail) assert.equal(name.split('.')[0], row.mail.to)
  }
})

test('a button on a page without an account is for somebody who may act, and asks nothing it cannot be told', () => {
  const fields = ['text', 'note', 'day']
  let buttons = 0
  for (const [name, row] of rows) {
    for (const [visitor, button] of Object.entries(row.onPage ?? {})) {
      buttons += 1
      assert.ok(
        row.by.some((one) => one === visitor),
        `${name}: ${visitor}`,
      )
      for (const [detail, need] of Object.entries(row.needs ?? {}))
        assert.ok(
          need.optional || button.gives?.[detail] !== undefined || fields.includes(need.type),
          `${name} asks for ${detail}`,
        )
      for (const detail of Object.keys(button.gives ?? {})) assert.ok(row.needs?.[detail], `${name} gives ${detail}`)
    }
  }
  assert.ok(buttons >= 12)
})

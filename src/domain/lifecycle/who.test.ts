import assert from 'node:assert/strict'
import { test } from 'node:test'
import { letters, whoMay } from '../../../test/expected/who-may.ts'
import { mayAct } from './allowed.ts'
import { lifeNames, lives } from './lives.ts'
import { parties, staffRoles } from './who.ts'

for (const name of lifeNames) {
  test(`${lives[name].label}: who may do what is as written by hand`, () => {
    const life = lives[name]
    const found = Object.keys(life.actions).flatMap((action) => [
      ...staffRoles.filter((role) => mayAct(life, action, 'staff', role)).map((role) => `${role} may ${action}`),
      ...parties.filter((party) => mayAct(life, action, party, null)).map((party) => `${party} may ${action}`),
    ])
    const wanted = Object.entries(whoMay[name]).flatMap(([action, who]) =>
      [...who.replace('S', 'ALD')].map((letter) => `${isLetter(letter) ? letters[letter] : letter} may ${action}`),
    )
    assert.deepEqual(
      found.filter((one) => !wanted.includes(one)),
      [],
      'allowed by the rules, not by hand',
    )
    assert.deepEqual(
      wanted.filter((one) => !found.includes(one)),
      [],
      'allowed by hand, not by the rules',
    )
  })
}

test('an actor of the office without a role may do nothing that asks for one', () => {
  assert.equal(mayAct(lives.facility, 'buy', 'staff', null), false)
  assert.equal(mayAct(lives.facility, 'buy', 'staff', 'assistant'), false)
  assert.equal(mayAct(lives.facility, 'noSuchAction', 'staff', 'administrator'), false)
})

const isLetter = (letter: string): letter is keyof typeof letters => Object.hasOwn(letters, letter)

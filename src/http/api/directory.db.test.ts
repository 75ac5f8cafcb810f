import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, makeWorld } from '../../../test/world.ts'
import { loadSettings } from '../../office/directory/settings.ts'

test('libraries are added and changed; a symbol belongs to one', async (t) => {
  const world = await makeWorld(t)
  const fields = { kind: 'partner', name: 'Marble Falls College', symbols: [{ scheme: 'ISIL', symbol: 'US-MF' }] }
  const added = await world.ask('assistant', 'POST', '/libraries', {
    ...fields,
    channel: 'iso18626',
    endpoint: 'https://ill.marble.example/iso18626',
    securityCode: 's3cret',
  })
  assert.equal(added.status, 201, JSON.stringify(added.body))
  const id = Number(at(added.body, 'id'))
  assert.equal(at(added.body, 'hasSecurityCode'), true)
  assert.deepEqual([world.secrets.standing(`library-${id}`).is, world.secrets.get(`library-${id}`)], ['set', 's3cret'])
  assert.deepEqual(at(added.body, 'warnings'), ['It has no address: no package can be made for it.'])

  const changed = await world.ask('assistant', 'PUT', `/libraries/${id}`, {
    ...fields,
    name: 'Marble Falls',
    address: { lines: ['2 Hill', ''], city: 'Marble Falls' },
  })
  assert.deepEqual(
    [
      at(changed.body, 'name'),
      at(changed.body, 'channel'),
      at(changed.body, 'hasSecurityCode'),
      at(changed.body, 'address.lines'),
    ],
    ['Marble Falls', 'by_hand', true, ['2 Hill']],
  )
  const without = await world.ask('assistant', 'PUT', `/libraries/${id}`, { ...fields, securityCode: null })
  assert.equal(at(without.body, 'hasSecurityCode'), false)

  const cases: [object, number, string][] = [
    [
      { ...fields, symbols: [{ scheme: 'isil', symbol: 'us-tg' }] },
      409,
      'The symbol us-tg belongs to Tallgrass Regional.',
    ],
    [
      { ...fields, symbols: [{ scheme: 'ISIL', symbol: 'us-nfrv' }] },
      409,
      'The symbol us-nfrv belongs to Five Rivers.',
    ],
    [
      {
        ...fields,
        symbols: [
          { scheme: 'A', symbol: 'b' },
          { scheme: 'a', symbol: 'B' },
        ],
      },
      400,
      'Symbols: one stands there twice',
    ],
    [
      { ...fields, symbols: [{ scheme: 'OCLC', symbol: '116402' }] },
      400,
      '116402 is a number: write OCLC-REGISTRY:116402 if it is the registry id in WorldShare, or the OCLC symbol, which has letters.',
    ],
    [{ ...fields, symbols: [], code: 'OWA' }, 409, 'The symbol OWA belongs to Owasca Public Library.'],
    [{ ...fields, channel: 'iso18626' }, 400, 'Address of their system: is needed for ISO 18626'],
    [{ ...fields, endpoint: 'ftp://x' }, 400, 'Address of their system: is not a web address'],
    [{ ...fields, email: 'nobody' }, 400, 'E-mail: is not an e-mail address'],
  ]
  for (const [body, status, sentence] of cases) {
    const told = await world.ask('assistant', 'POST', '/libraries', body)
    assert.deepEqual([told.status, at(told.body, 'data.sentence')], [status, sentence])
  }
  const homeless = await world.ask('assistant', 'POST', '/packages', { libraryId: id })
  assert.deepEqual([homeless.status, at(homeless.body, 'data.code')], [409, 'library-no-address'])
  const partners = await world.ask('assistant', 'GET', '/libraries?kind=partner')
  assert.deepEqual(Array.isArray(partners.body) && partners.body.map((one) => at(one, 'name')), [
    'Hillcrest Seminary',
    'Marble Falls College',
    'Tallgrass Regional',
  ])
})

test('a library has its own days on the way, kept by who does not know of them, and taken away', async (t) => {
  const world = await makeWorld(t)
  const path = `/libraries/${world.libraries.tallgrass}`
  const fields = { kind: 'partner', name: 'Tallgrass Regional' }
  const put = async (more: object) => {
    const told = await world.ask('assistant', 'PUT', path, { ...fields, ...more })
    return told.status === 200 ? at(told.body, 'wayDays') : at(told.body, 'data.sentence')
  }
  assert.equal(at((await world.ask('assistant', 'GET', path)).body, 'wayDays'), null)
  assert.equal(await put({ wayDays: 9 }), 9)
  assert.equal(await put({}), 9)
  assert.match(String(await put({ wayDays: 61 })), /60/)
  assert.equal(await put({ wayDays: null }), null)
})

test('settings are in force at once, for this process and the next', async (t) => {
  const world = await makeWorld(t)
  const { body } = await world.ask('librarian', 'GET', '/settings')
  assert.equal(at(body, 'office.name'), 'Five Rivers')
  const next = {
    office: {
      name: 'Six Rivers',
      symbols: [{ scheme: 'ISIL', symbol: 'US-SIX' }],
      timeZone: 'America/Chicago',
      address: { city: 'Owasca' },
      email: null,
      phone: null,
    },
    policy: { ...world.office.policy(), loanDays: 28 },
  }
  const changed = await world.ask('librarian', 'PUT', '/settings', next)
  assert.deepEqual([changed.status, at(changed.body, 'policy.loanDays')], [200, 28], JSON.stringify(changed.body))
  assert.equal(world.office.policy().loanDays, 28)
  assert.equal(at((await world.ask('assistant', 'GET', '/me')).body, 'officeName'), 'Six Rivers')
  const reread = await loadSettings(world.office.store)
  assert.deepEqual(
    [reread.settings().timeZone, reread.policy().loanDays, reread.isSetUp()],
    ['America/Chicago', 28, true],
  )

  for (const [change, sentence] of [
    [{ timeZone: 'Mars/Olympus' }, 'Time zone: must be one such as America/New_York'],
    [{ symbols: [{ scheme: 'ISIL', symbol: 'US-TG' }] }, 'The symbol US-TG belongs to Tallgrass Regional.'],
  ] as const) {
    const told = await world.ask('librarian', 'PUT', '/settings', { ...next, office: { ...next.office, ...change } })
    assert.equal(at(told.body, 'data.sentence'), sentence)
  }
})

test('accounts and tokens are made, shown once, and ended', async (t) => {
  const world = await makeWorld(t)
  const added = await world.ask('administrator', 'POST', '/staff', {
    name: 'New One',
    email: 'new@keuka.example',
    role: 'assistant',
  })
  assert.equal(added.status, 201, JSON.stringify(added.body))
  const userId = String(at(added.body, 'account.id'))
  assert.ok(String(at(added.body, 'password')).length >= 12)
  assert.equal(
    at((await world.ask('administrator', 'PUT', `/staff/${userId}/role`, { role: 'librarian' })).body, 'role'),
    'librarian',
  )
  assert.equal(at((await world.ask('administrator', 'POST', `/staff/${userId}/disable`)).body, 'disabled'), true)
  const wrong = await world.ask('assistant', 'POST', '/me/password', { old: 'wrong', next: 'something-longer' })
  assert.deepEqual([wrong.status, at(wrong.body, 'data.field')], [400, 'old'])

  const made = await world.ask('administrator', 'POST', '/tokens', {
    name: 'scale',
    role: 'assistant',
    endsAt: new Date(Date.now() + 86_400_000).toISOString(),
  })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const authorization = `Bearer ${String(at(made.body, 'secret'))}`
  assert.equal(at((await world.ask(null, 'GET', '/me', undefined, { authorization })).body, 'name'), 'scale')
  await world.ask('administrator', 'POST', `/tokens/${String(at(made.body, 'token.id'))}/revoke`)
  assert.equal((await world.ask(null, 'GET', '/me', undefined, { authorization })).status, 401)
})

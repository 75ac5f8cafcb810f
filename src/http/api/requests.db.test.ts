import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, makeWorld } from '../../../test/world.ts'

test('a request is taken in, sent, undone and shown, over HTTP', async (t) => {
  const world = await makeWorld(t)
  const begun = await world.ask('assistant', 'POST', '/requests/borrowing', {
    service: 'loan',
    title: 'Drumlins',
    citation: { author: 'A. Writer', isbn: '' },
    card: world.cards.owasca,
    lenders: [world.libraries.tallgrass],
    key: 'form 1',
  })
  assert.equal(begun.status, 201, JSON.stringify(begun.body))
  const id = Number(at(begun.body, 'requestId'))
  assert.match(String(at(begun.body, 'number')), /^B-26-000001-\w$/)
  const again = await world.ask('assistant', 'POST', '/requests/borrowing', {
    service: 'loan',
    title: 'Drumlins',
    key: 'form 1',
  })
  assert.deepEqual([at(again.body, 'requestId'), at(again.body, 'repeated')], [id, true])

  const sent = await world.ask('assistant', 'POST', `/requests/${id}/actions`, { action: 'send', version: 1, key: 'k' })
  assert.equal(sent.status, 200, JSON.stringify(sent.body))
  assert.deepEqual([at(sent.body, 'from'), at(sent.body, 'to'), at(sent.body, 'repeated')], ['new', 'sent', false])
  const repeated = await world.ask('assistant', 'POST', `/requests/${id}/actions`, {
    action: 'send',
    version: 1,
    key: 'k',
  })
  assert.deepEqual([at(repeated.body, 'repeated'), at(repeated.body, 'gesture')], [true, at(sent.body, 'gesture')])
  const stale = await world.ask('librarian', 'POST', `/requests/${id}/actions`, {
    action: 'note',
    details: { note: 'x' },
    version: 1,
  })
  assert.deepEqual(
    [stale.status, at(stale.body, 'code'), at(stale.body, 'data.code'), at(stale.body, 'defined')],
    [409, 'REFUSED', 'stale', true],
  )

  const page = await world.ask('assistant', 'GET', `/requests/${id}`)
  assert.equal(page.status, 200, JSON.stringify(page.body))
  assert.equal(at(page.body, 'patron.name'), 'Prudence Quill')
  assert.equal(at(page.body, 'home.name'), 'Owasca Public Library')
  assert.equal(at(page.body, 'line.partner.name'), 'Tallgrass Regional')
  assert.equal(at(page.body, 'entries.0.wireNumber'), `${String(at(begun.body, 'number'))}.1`)
  assert.equal(at(page.body, 'story.0.label'), 'Send')
  assert.equal(at(page.body, 'story.0.by'), 'assistant person')
  assert.equal(at(page.body, 'stations.0.is'), 'passed')
  assert.equal(at(page.body, 'stations.1.is'), 'here')
  assert.equal(at(page.body, 'effects.0.words'), 'Ask the lender')
  assert.deepEqual(at(page.body, 'undo'), { gesture: at(sent.body, 'gesture'), label: 'Send', leavesInSeconds: null })

  const undone = await world.ask('assistant', 'POST', '/undo', { gesture: at(sent.body, 'gesture') })
  assert.deepEqual(undone.body, { requestIds: [id], actions: ['send'], throwAway: [] })
  const after = await world.ask('assistant', 'GET', `/requests/${id}`)
  assert.deepEqual(
    [at(after.body, 'line.state'), at(after.body, 'story.0.label'), at(after.body, 'undo')],
    ['new', 'Undone', null],
  )
})

test('a list is filtered, paged and counted', async (t) => {
  const world = await makeWorld(t)
  const out = await world.borrowing('out')
  const fresh = await world.borrowing('new', { title: 'Low Bridge' })
  const lent = await world.lending('new', { partnerNumber: 'TG-99' })
  const numbersOf = async (query: string): Promise<unknown[]> => {
    const told = await world.ask('assistant', 'GET', `/requests?${query}`)
    assert.equal(told.status, 200, JSON.stringify(told.body))
    const lines = at(told.body, 'lines')
    assert.ok(Array.isArray(lines))
    return lines.map((line) => at(line, 'id'))
  }
  assert.deepEqual(await numbersOf(''), [lent, fresh, out])
  assert.deepEqual(await numbersOf('kind=borrowing'), [fresh, out])
  assert.deepEqual(await numbersOf('stage=review'), [lent, fresh])
  assert.deepEqual(await numbersOf('state=out'), [out])
  assert.deepEqual(await numbersOf('open=true&service=copy'), [])
  assert.deepEqual(await numbersOf('open=false'), [])
  assert.deepEqual(await numbersOf('words=BRIDGE%20low'), [fresh])
  assert.deepEqual(await numbersOf('words=100%25'), [])
  assert.deepEqual(await numbersOf(`libraryId=${world.libraries.tallgrass}`), [lent, fresh, out])
  assert.deepEqual(await numbersOf(`libraryId=${world.libraries.ithaca}`), [])
  assert.deepEqual(await numbersOf(`limit=1&before=${lent}`), [fresh])
  assert.deepEqual(await numbersOf('overdue=true'), [])
  world.days(90)
  assert.deepEqual(await numbersOf('overdue=true'), [out])

  const page = await world.ask('assistant', 'GET', '/requests?limit=2')
  assert.equal(at(page.body, 'more'), true)
  const number = String(at(page.body, 'lines.0.number'))
  assert.deepEqual(await numbersOf(`words=${number.toLowerCase().replaceAll('-', '')}`), [lent])

  const counts = await world.ask('assistant', 'GET', '/requests/counts')
  assert.deepEqual(
    Array.isArray(counts.body) && counts.body.map((one) => [at(one, 'kind'), at(one, 'stateLabel'), at(one, 'count')]),
    [
      ['borrowing', 'New', 1],
      ['borrowing', 'Out', 1],
      ['lending', 'New', 1],
    ],
  )
  const found = await world.ask('assistant', 'GET', '/find?code=TG-99')
  assert.deepEqual([at(found.body, '0.requestId'), at(found.body, '0.by')], [lent, 'partner’s number'])
})

test('what a scanner reads finds the piece', async (t) => {
  const world = await makeWorld(t)
  const id = await world.borrowing('shipped')
  await world.act(id, 'receive', { barcode: 'ILL0001', lenderBarcode: '39000012' })
  for (const [code, by] of [
    ['ill0001', 'piece barcode'],
    ['39000012', 'lender’s barcode'],
  ]) {
    const found = await world.ask('assistant', 'GET', `/find?code=${code}`)
    assert.deepEqual([at(found.body, 'length'), at(found.body, '0.requestId'), at(found.body, '0.by')], [1, id, by])
    assert.ok(Number(at(found.body, '0.pieceId')) > 0)
  }
  const other = await world.borrowing('shipped')
  const taken = await world.ask('assistant', 'POST', `/requests/${other}/actions`, {
    action: 'receive',
    details: { barcode: 'ILL0001' },
  })
  assert.deepEqual([taken.status, at(taken.body, 'data.code')], [409, 'barcode-taken'])
})

test('bad input gets one sentence and the right status', async (t) => {
  const world = await makeWorld(t)
  const id = await world.borrowing('shipped')
  const cases: [string, string, unknown, number, string][] = [
    [
      'POST',
      '/requests/borrowing',
      { service: 'loan', title: 'x'.repeat(2001) },
      400,
      'Title: at most 2,000 characters',
    ],
    ['POST', '/requests/borrowing', '{"service":', 400, 'What was sent is not readable JSON.'],
    [
      'POST',
      '/requests/borrowing',
      { service: 'loan', title: 'x'.repeat(1_100_000) },
      413,
      'That is too large: 1 MB at most.',
    ],
    [
      'POST',
      '/requests/borrowing',
      { service: 'loan', title: 'nul \u0000' },
      400,
      'Title: holds characters that cannot be kept (a null character, or half of one).',
    ],
    [
      'POST',
      '/requests/borrowing',
      { service: 'loan', title: 'x', card: '999' },
      404,
      'No patron has this card: check the number, or enter the patron in Polaris first.',
    ],
    [
      'POST',
      '/requests/borrowing',
      { service: 'loan', title: 'x', lenders: [99999] },
      404,
      'There is no such library.',
    ],
    [
      'POST',
      '/requests/lending',
      { service: 'loan', title: 'x', borrowerLibraryId: world.libraries.owasca },
      404,
      'There is no such library.',
    ],
    [
      'POST',
      `/requests/${id}/actions`,
      { action: 'receive', details: { dueOn: '2020-01-01' } },
      400,
      'The due date is in the past: check the year.',
    ],
    [
      'POST',
      `/requests/${id}/actions`,
      { action: 'send' },
      409,
      'Not possible while the request stands at “On its way”.',
    ],
    ['POST', `/requests/${id}/actions`, { action: 'fly' }, 404, 'There is no action “fly” for this kind of request.'],
    [
      'POST',
      `/requests/${id}/actions`,
      { action: 'arrive' },
      404,
      'There is no action “arrive” for this kind of request.',
    ],
    [
      'POST',
      `/requests/${id}/actions`,
      { action: 'sendHome', details: { parcelId: 1 } },
      409,
      'This is done by closing a package.',
    ],
    ['POST', '/requests/999999/actions', { action: 'send' }, 404, 'There is no such request.'],
    ['GET', '/requests/999999', undefined, 404, 'There is no such request.'],
    ['GET', '/requests/abc', undefined, 400, 'Request: must be a number'],
    ['GET', '/nowhere', undefined, 404, 'There is nothing at this address.'],
    ['POST', '/requests/borrowing', { service: 'loan', title: '  كتاب 📚 שלום  ' }, 201, ''],
  ]
  for (const [method, path, body, status, sentence] of cases) {
    const told = await world.ask('assistant', method, path, body)
    assert.deepEqual(
      [told.status, at(told.body, 'data.sentence') ?? ''],
      [status, sentence],
      `${method} ${path} ${JSON.stringify(body)?.slice(0, 80)}`,
    )
  }
  assert.deepEqual(world.logged, [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { handClock } from '../../clock.ts'
import { Polaris } from '../polaris.ts'
import { polarisApp } from '../server.ts'
import { defaultSettings } from '../settings.ts'

const records = {
  replace: true,
  branches: [{ code: 'NEW', name: 'Newly Built Library', receivesIll: true }],
  patrons: [{ card: '21234000009001', first: 'Ida', last: 'Laid', branch: 'ALD' }],
  titles: [
    { key: 'own', title: 'Canals; or, Ditches' },
    { key: 'ill', title: 'From elsewhere', isListed: false },
  ],
  items: [
    { barcode: '31', title: 'own', branch: 'NEW' },
    { barcode: 'B1', title: 'ill', branch: 'FRV', status: 4, note: 'B260000015' },
    { barcode: 'B2', title: 'ill', branch: 'FRV', status: 2, loan: { card: '21234000009001', dueOn: '2026-12-24' } },
  ],
  holds: [{ card: '21234000009001', title: 'own', status: 3, pickup: 'FRV', note: 'L260000017' }],
  illRequests: [
    { card: '21234000009001', title: 'From elsewhere', status: 10, pickup: 'ALD', item: 'B1', note: 'B260000015' },
  ],
}

function open() {
  const polaris = new Polaris({ settings: defaultSettings, clock: handClock(new Date('2026-11-24T15:00:00Z')) })
  const app = polarisApp(polaris)
  const post = (path: string, body: string) => app.request(path, { method: 'POST', body })
  const item = (barcode: string) => polaris.state.items.find((one) => one.barcode === barcode)
  return { polaris, post, item, page: async (path: string) => (await app.request(path)).text() }
}

test('records are put in by their names, and hang together', async () => {
  const { polaris, post, item, page } = open()
  const answer = await post('/emulator/records', JSON.stringify(records))
  assert.deepEqual(await answer.json(), { patrons: 1, titles: 2, items: 3, holds: 1, illRequests: 1 })
  assert.equal(item('B1')?.illId, polaris.state.ills[0]?.id)
  assert.match(item('B2')?.loan?.dueAt ?? '', /^2026-12-25T04:59:59/)
  const shown = await page('/?tab=items&q=elsewhere')
  assert.match(shown, /B1/)
  assert.doesNotMatch(shown, /Canals/)
})

test('the page says what to sign in with', async () => {
  const shown = await open().page('/?tab=keys')
  for (const told of [defaultSettings.accessId, defaultSettings.accessKey, 'illstaff', 'notarealpassword', 'branch 3'])
    assert.ok(shown.includes(told), told)
})

test('a record that names nothing puts nothing in', async () => {
  const { polaris, post } = open()
  const before = JSON.stringify(polaris.state)
  for (const [wrong, problem] of [
    [{ ...records, holds: [{ ...records.holds[0], title: 'gone' }] }, /No title has the key gone/],
    [{ ...records, patrons: [{ card: '1', last: 'X', branch: 'ZZZ' }] }, /No branch has the abbreviation ZZZ/],
    [{ items: [{ barcode: '' }] }, /barcode/],
  ] as const) {
    const answer = await post('/emulator/records', JSON.stringify(wrong))
    assert.equal(answer.status, 400)
    assert.match(await answer.text(), problem)
    assert.equal(JSON.stringify(polaris.state), before)
  }
})

test('staff cancel a hold: its item goes home from the shelf it waited on', async () => {
  const { polaris, post, item } = open()
  await post('/emulator/records', JSON.stringify(records))
  await post('/emulator/item/31/check-in/NEW', '')
  const [hold] = polaris.state.holds
  assert.equal((await post(`/emulator/hold/${hold?.id}/cancel`, '')).status, 303)
  assert.equal(hold?.statusId, 16)
  assert.notEqual(item('31')?.statusId, 4)
  assert.equal(item('31')?.holdId, null)
  assert.equal((await post(`/emulator/hold/${hold?.id}/cancel`, '')).status, 409)
  assert.equal((await post('/emulator/hold/99/cancel', '')).status, 404)
})

test('what happens at a desk: found on the shelf, taken out with its day, brought back', async () => {
  const { polaris, post, item } = open()
  await post('/emulator/records', JSON.stringify(records))
  assert.equal((await post('/emulator/item/31/check-in/NEW', '')).status, 303)
  assert.equal(item('31')?.statusId, 5)
  assert.equal(polaris.state.holds[0]?.statusId, 5)
  assert.equal((await post('/emulator/item/B1/check-out', 'due=2027-01-09')).status, 303)
  assert.match(item('B1')?.loan?.dueAt ?? '', /^2027-01-10T04:59:59/)
  assert.equal(polaris.state.ills[0]?.statusId, 12)
  assert.equal((await post('/emulator/item/B1/check-in/ALD', '')).status, 303)
  assert.equal(item('B1')?.statusId, 6)
  assert.equal((await post('/emulator/item/31/due', 'due=soon')).status, 409)
  assert.equal((await post('/emulator/item/nothing/due', 'due=2027-01-09')).status, 404)
})

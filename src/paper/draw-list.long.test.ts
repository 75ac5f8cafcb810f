import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyNoPages, readIn, render } from '../../test/paper-pages.ts'
import type { ListPaper } from '../domain/printing/list-paper.ts'
import { drawPapers } from './draw.ts'
import { setList, textsOfList } from './draw-list.ts'
import { loadFaces } from './faces.ts'

const crate = (count: number): ListPaper => ({
  heading: 'In this crate: Tamarack County Jail Library, and a name that goes on for longer than a line',
  under: ['From Five Rivers, Tue 24 Nov 2026'],
  code: 'P2600123',
  columns: [
    { label: 'Number', share: 10 },
    { label: 'Title', share: 28 },
    { label: 'Weight', share: 6, isNumber: true },
  ],
  rows: Array.from({ length: count }, (_, n) => [
    `F-26-00000${n}`,
    n % 3 === 0
      ? '红楼梦：曹雪芹与高鹗合著的中国古典小说 '.repeat(4)
      : n % 3 === 1
        ? 'كتاب النيل والفرات'
        : 'Chess Openings Explained',
    '2 lb 3 oz',
  ]),
  foot: `${count} pieces. Something missing? Tell Five Rivers the number.`,
})

test('a list keeps its rows whole, inside the page and off each other, on as many pages as it takes', async () => {
  for (const count of [0, 1, 30, 90]) {
    const list = crate(count)
    const pages = setList(list, await loadFaces(textsOfList(list)))
    if (count === 90) assert.ok(pages.length >= 3)
    for (const items of pages)
      for (const { spot, kind } of items) {
        assert.ok(spot.x >= 41 && spot.x + spot.width <= 571, `${kind} ${JSON.stringify(spot)}`)
        assert.ok(spot.y >= 41 && spot.y + spot.height <= 770, `${kind} ${JSON.stringify(spot)}`)
        const under = items.find(
          (other) =>
            other.spot !== spot &&
            other.spot.x < spot.x + spot.width - 0.1 &&
            spot.x < other.spot.x + other.spot.width - 0.1 &&
            other.spot.y < spot.y + spot.height - 0.1 &&
            spot.y < other.spot.y + other.spot.height - 0.1,
        )
        assert.equal(under, undefined, `${JSON.stringify(spot)} stands on ${JSON.stringify(under?.spot)}`)
      }
    const numbers = pages
      .flat()
      .filter((one) => one.kind === 'text' && one.line.runs.some(({ text }) => text.startsWith('F-26-')))
    assert.equal(numbers.length, count)
  }
})

test('every letter of its number can be drawn, whatever else stands on the page', async () => {
  const faces = await loadFaces(textsOfList({ ...crate(0), heading: 'In', under: [], columns: [], foot: null }))
  for (const letter of 'P2600123') assert.ok(faces.of(letter.codePointAt(0) ?? 0, 700), letter)
})

test('its number is read back from the page', { skip: whyNoPages ?? false }, async (t) => {
  const list = crate(40)
  const [page, second] = await render(t, await drawPapers([list]))
  const bars = setList(list, await loadFaces(textsOfList(list)))[0]?.find((one) => one.kind === 'bars')
  assert.ok(page && second && bars)
  assert.equal(readIn(page, bars.spot, 612), 'P2600123')
})

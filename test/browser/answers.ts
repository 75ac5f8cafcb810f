// What the API may answer instead of what it would: nothing at all, a no, or empty lists.
import type { Page, Route } from 'playwright-core'

/** What the API answers from now on, but for who is signed in. */
export async function answering(page: Page, how: (route: Route) => Promise<void>): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.route(/\/api\/(?!me$|changes)/, how)
}

export const cut = (route: Route): Promise<void> => route.abort()

export const refuse = (route: Route): Promise<void> =>
  route.fulfill({
    status: 403,
    json: {
      defined: true,
      code: 'FORBIDDEN',
      status: 403,
      message: 'Not allowed',
      data: { code: 'not-yours', sentence: 'Your account may not do this.' },
    },
  })

export const hang = (): Promise<void> => new Promise(() => {})

const emptyDay = {
  staffed: null,
  count: 0,
  differences: 0,
  sections: [],
  papers: [],
  table: { expected: 0, toPack: { pieces: 0, libraries: 0 }, called: 0, leftOut: 0 },
  waiting: { count: 0, long: 0, states: [] },
  byItself: { since: '2026-11-23T05:00:00Z', count: 0, done: [] },
}
const noDifferences = {
  differences: [],
  run: null,
  compared: { polaris: null, worldshare: null },
  isOn: { polaris: true, worldshare: true },
}
const noModes = { worldshare: 'by_hand', polaris: 'by_hand' }
export const nothing = (route: Route): Promise<void> => {
  const url = route.request().url()
  if (url.endsWith('/api/today')) return route.fulfill({ json: emptyDay })
  if (/\/api\/print(\?|$)/.test(url)) return route.fulfill({ json: { open: [], printed: [] } })
  if (/\/api\/assisted\/walk/.test(url)) return route.fulfill({ json: null })
  if (/\/api\/assisted(\?|$)/.test(url)) return route.fulfill({ json: { modes: noModes } })
  if (/\/api\/inbox\/count/.test(url)) return route.fulfill({ json: { count: 0, oldest: null } })
  if (/\/api\/differences(\?|$)/.test(url)) return route.fulfill({ json: noDifferences })
  if (/\/api\/inbox(\?|$)/.test(url)) return route.fulfill({ json: { waiting: [], settled: [] } })
  if (/\/api\/outbox(\?|$)/.test(url)) return route.fulfill({ json: { lines: [], counts: [], total: 0, perPage: 100 } })
  if (/\/api\/requests\/index/.test(url)) return route.fulfill({ json: { ids: [], more: false } })
  return route.fulfill({ json: [] })
}

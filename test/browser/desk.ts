import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const axeScript = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

export const openBrowser = (args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    args: [...args],
    executablePath: process.env['KEUKA_CHROMIUM'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
  })

/** A page of somebody who signed in by the sign-in page; every fault of a script fails the test. */
export async function sitDown(
  browser: Browser,
  origin: string,
  who: 'Administrator' | 'ILL assistant' | 'Member library' | 'Facility librarian',
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => {
    throw error
  })
  page.on('console', (said) => {
    if (said.text().includes('Content Security Policy')) throw new Error(said.text())
  })
  await page.goto(`${origin}/sign-in`)
  await page.getByRole('button', { name: `Sign in as ${who}` }).click()
  await page.getByRole('banner').waitFor()
  return page
}

/** axe finds nothing, nothing sticks out sideways, and everything to press is large enough. */
export async function inspect(page: Page, what: string): Promise<void> {
  await page.addScriptTag({ path: axeScript })
  const faults = await page.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ')))`,
  )
  assert.deepEqual(faults, [], what)
  const overhang = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  assert.equal(overhang, 0, `${what} sticks out`)
  const tooSmall = await page.evaluate<
    string[]
  >(`[...document.querySelectorAll('button, select, input:not([type=hidden])')]
    .filter((one) => one.checkVisibility() && (one.getBoundingClientRect().height < 20 || one.getBoundingClientRect().width < 20))
    .map((one) => one.outerHTML.slice(0, 200))`)
  assert.deepEqual(tooSmall, [], `${what} has targets too small`)
  await eachKeyOnce(page, what)
}

/** No letter stands for two things, but in the rows of a list, where the focus decides. */
export async function eachKeyOnce(page: Page, what: string): Promise<void> {
  const twice = await page.evaluate<string[]>(`
    [...document.querySelectorAll('main kbd')]
      .filter((one) => one.checkVisibility() && one.textContent.length === 1 && !one.closest('tr, li, [data-row], p'))
      .map((one) => one.textContent)
      .filter((one, index, all) => all.indexOf(one) !== index)`)
  assert.deepEqual(twice, [], `${what} has a key twice`)
}

/** Slower than a scanner: keys that come faster are taken for a scan. */
export const asAPerson = { delay: 60 }

/** Waits until nothing is being loaded. */
export async function settle(page: Page): Promise<void> {
  await page.locator('main').waitFor()
  await page.locator('.waiting-bars').first().waitFor({ state: 'detached' })
}

/** The id of some borrowing request that stands there. */
export async function requestAt(page: Page, state: string): Promise<string> {
  const [first] = listed(await ask(page, `/api/requests?kind=borrowing&state=${state}`), 'lines')
  assert.ok(first, `a borrowing request at ${state}`)
  return String(first['id'])
}

/** A loan of one's own from a lender reached by hand, taken as far as the actions lead. */
export async function ownLoan(page: Page, title: string, ...actions: string[]): Promise<string> {
  const libraries = listed({ all: await ask(page, '/api/libraries?kind=partner') }, 'all')
  const lender = libraries.find((library) => library['channel'] === 'by_hand')
  const made = await tell(page, '/api/requests/borrowing', { service: 'loan', title, lenders: [lender?.['id']] })
  const requestId = textIn(made, 'requestId')
  for (const action of actions) await tell(page, `/api/requests/${requestId}/actions`, { action, details: {} })
  return requestId
}

async function ask(page: Page, path: string): Promise<unknown> {
  return (await page.request.get(new URL(path, page.url()).href)).json()
}

async function tell(page: Page, path: string, body: object): Promise<unknown> {
  const { href, origin } = new URL(path, page.url())
  const answer = await page.request.post(href, { data: body, headers: { origin } })
  assert.ok(answer.ok(), `${path}: ${await answer.text()}`)
  return answer.json()
}

function listed(answer: unknown, name: string): Record<string, unknown>[] {
  const list: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined
  return Array.isArray(list) ? list.filter(isRecord) : []
}

const isRecord = (one: unknown): one is Record<string, unknown> => typeof one === 'object' && one !== null

const textIn = (answer: unknown, name: string): string =>
  typeof answer === 'object' && answer !== null ? String(Reflect.get(answer, name)) : ''

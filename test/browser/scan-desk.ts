// A scanner at the desk of a browser test: bursts of keys, counted, and loans of one's own to scan.
import assert from 'node:assert/strict'
import type { CDPSession, Page } from 'playwright-core'

/** What a person had to do since the counting began. */
export interface Effort {
  readonly scans: number
  readonly clicks: number
  readonly fields: number
}

const lines = new WeakMap<Page, Promise<CDPSession>>()
const betweenKeysSeconds = 0.004
const handMs = 120
const quickHandSeconds = 0.05
const ends = { Enter: { code: 13, text: '\r' }, Tab: { code: 9, text: '' } } as const

/** Types as a scanner does: all keys of the code without waiting for the page, then Enter or Tab; null: it broke off. */
export async function scan(
  page: Page,
  code: string,
  end: 'Enter' | 'Tab' | null = 'Enter',
  /** A key that a hand presses just before. */
  keyBefore = '',
): Promise<void> {
  const line = lines.get(page) ?? page.context().newCDPSession(page)
  lines.set(page, line)
  // From a key to the scanner's trigger a hand needs longer than a scanner pauses inside a code.
  await page.waitForTimeout(handMs)
  const keyboard = await line
  const from = Date.now() / 1000
  const press = (key: string, text: string, windowsVirtualKeyCode: number, index: number) => {
    const timestamp = from + index * betweenKeysSeconds
    const down = { type: text === '' ? 'rawKeyDown' : 'keyDown', key, text, windowsVirtualKeyCode, timestamp } as const
    return [
      keyboard.send('Input.dispatchKeyEvent', down),
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode, timestamp }),
    ]
  }
  if (keyBefore !== '')
    await Promise.all(
      press(keyBefore, keyBefore, keyBefore.toUpperCase().charCodeAt(0), -quickHandSeconds / betweenKeysSeconds),
    )
  const keys = [...code].flatMap((key, index) => press(key, key, key.toUpperCase().charCodeAt(0), index))
  await Promise.all([...keys, ...(end === null ? [] : press(end, ends[end].text, ends[end].code, code.length))])
  await page.evaluate(`window.scansMade = (window.scansMade ?? 0) + 1`)
}

/** Counts presses of the mouse and fields that somebody typed into, as the page itself sees them. */
export const beginCounting = (page: Page): Promise<void> =>
  page.evaluate(`
    window.scansMade = 0
    window.clicksMade = 0
    window.fieldsFilled = new Set()
    if (!window.isCounting) {
      window.isCounting = true
      window.addEventListener('click', () => { window.clicksMade += 1 }, true)
      window.addEventListener('change', (event) => window.fieldsFilled.add(event.target), true)
    }
  `)

export const effort = async (page: Page): Promise<Effort> => {
  const [scans, clicks, fields] = await page.evaluate<number[]>(
    '[window.scansMade, window.clicksMade, window.fieldsFilled.size]',
  )
  return { scans: scans ?? 0, clicks: clicks ?? 0, fields: fields ?? 0 }
}

export async function atStation(page: Page, name: 'Arriving' | 'Drop box' | 'Packing' | 'Shelf'): Promise<void> {
  await page.goto(new URL('/scan', page.url()).href)
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
}

/** The large line says so, and is about this. */
export async function line(page: Page, words: RegExp | string, about?: string): Promise<void> {
  await page.locator('.scan-line').filter({ hasText: words }).waitFor()
  if (about !== undefined) await page.locator('.scan-about').filter({ hasText: about }).waitFor()
}

export const rows = (page: Page) => page.getByRole('table', { name: /What this session did/ }).locator('tbody tr')

/** Waits until all scans were answered, and as many stand in the list. */
export async function listed(page: Page, count: number): Promise<void> {
  await rows(page)
    .nth(count - 1)
    .waitFor()
  assert.equal(await rows(page).count(), count)
}

export interface OwnLoan {
  readonly requestId: string
  readonly number: string
}
/** Borrowed loans for one member's pick-up shelf from one lender by hand, on their way to us. */
export async function loansOnTheWay(page: Page, title: string, count: number): Promise<OwnLoan[]> {
  const partners = listOf(await ask(page, '/api/libraries?kind=partner'))
  const members = listOf(await ask(page, '/api/libraries?kind=member'))
  const lender = partners.find((one) => one['channel'] === 'by_hand' && hasAddress(one))
  assert.ok(lender)
  const loans: OwnLoan[] = []
  for (let n = 1; n <= count; n += 1) {
    const made = await post(page, '/api/requests/borrowing', {
      service: 'loan',
      title: count === 1 ? title : `${title}, part ${n}`,
      lenders: [lender['id']],
      homeLibraryId: members[0]?.['id'],
      pickupLibraryId: members[0]?.['id'],
    })
    const requestId = textIn(made, 'requestId')
    await act(page, requestId, 'send')
    await act(page, requestId, 'shipped')
    loans.push({ requestId, number: textIn(made, 'number') })
  }
  return loans
}

/** A loan of ours to a partner by hand that a member has pulled. */
export async function loanToLend(page: Page, title: string): Promise<OwnLoan> {
  const partners = listOf(await ask(page, '/api/libraries?kind=partner'))
  const borrower = partners.find((one) => one['channel'] === 'by_hand' && hasAddress(one))
  const made = await post(page, '/api/requests/lending', {
    service: 'loan',
    title,
    borrowerLibraryId: borrower?.['id'],
    partnerNumber: `T-${title.length}-${Date.now()}`,
  })
  const requestId = textIn(made, 'requestId')
  await act(page, requestId, 'willSupply')
  return { requestId, number: textIn(made, 'number') }
}

export const act = (page: Page, requestId: string, action: string, details: object = {}): Promise<unknown> =>
  post(page, `/api/requests/${requestId}/actions`, { action, details })

/** The carrier has the package of this number. */
export async function collect(page: Page, number: string): Promise<void> {
  const parcel = listOf(await ask(page, '/api/packages?state=closed')).find((one) => one['number'] === number)
  assert.ok(parcel)
  await post(page, `/api/packages/${String(parcel['id'])}/collect`, {})
}

export const stateOf = async (page: Page, requestId: string): Promise<string> =>
  textIn(objectIn(objectIn({ all: await ask(page, `/api/requests/${requestId}`) }, 'all'), 'line'), 'state')

export async function ask(page: Page, path: string): Promise<unknown> {
  return (await page.request.get(new URL(path, page.url()).href)).json()
}

export async function post(page: Page, path: string, body: object, method: 'post' | 'put' = 'post'): Promise<unknown> {
  const { href, origin } = new URL(path, page.url())
  const answer = await page.request[method](href, { data: body, headers: { origin } })
  assert.ok(answer.ok(), `${path}: ${await answer.text()}`)
  return answer.json()
}

export const listOf = (answer: unknown): Record<string, unknown>[] =>
  Array.isArray(answer)
    ? answer.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)
    : []
const hasAddress = (one: Record<string, unknown>): boolean => {
  const address: unknown = one['address']
  return typeof address === 'object' && address !== null && ('lines' in address || 'city' in address)
}
export const textIn = (answer: unknown, name: string): string =>
  typeof answer === 'object' && answer !== null ? String(Reflect.get(answer, name)) : ''
export function objectIn(answer: object, name: string): object {
  const found: unknown = Reflect.get(answer, name)
  return typeof found === 'object' && found !== null ? found : {}
}

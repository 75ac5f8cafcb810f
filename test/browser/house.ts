import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { World } from '../world.ts'
import { openBrowser, sitDown } from './desk.ts'
import { openOffice, type Office } from './office.ts'

export interface House {
  readonly origin: string
  readonly browser: Browser
  /** A page of somebody who signed in. */
  sit(who: Parameters<typeof sitDown>[2], options?: BrowserContextOptions): Promise<Page>
}

/** The make-believe office and a browser for the tests of one file: opened before them, closed after. */
export function openHouse(env: NodeJS.ProcessEnv = {}): House {
  let office: Office | undefined
  const visitor = browserForTests()
  // Hooks of a file may run side by side: one that sits down waits for both.
  const opened = openOffice(env).then((one) => (office = one))
  before(() => opened)
  after(async () => (await opened).close())
  return {
    get origin() {
      assert.ok(office, 'the office opens before the first test')
      return office.origin
    },
    get browser() {
      return visitor.browser
    },
    async sit(who, options) {
      const [browser, { origin }] = await Promise.all([visitor.opened, opened])
      return sitDown(browser, origin, who, options)
    },
  }
}

/** A browser alone, for tests that bring their own office. */
export function browserForTests(): { readonly browser: Browser; readonly opened: Promise<Browser> } {
  let browser: Browser | undefined
  const opened = openBrowser().then((one) => (browser = one))
  before(() => opened)
  after(async () => (await opened).close())
  return {
    opened,
    get browser() {
      assert.ok(browser, 'the browser opens before the first test')
      return browser
    },
  }
}

/** A test's world behind a real socket, until the test ends. */
export async function serveWorld(t: { after: (fn: () => Promise<unknown>) => void }, world: World): Promise<string> {
  const server = serve({ fetch: world.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  t.after(() => new Promise((resolve) => server.close(resolve)))
  const address = server.address()
  assert.ok(typeof address === 'object' && address)
  return `http://127.0.0.1:${address.port}`
}

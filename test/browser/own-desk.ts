// A desk before an office of the test's own, signed in without the sign-in page.
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { World } from '../world.ts'

/** What an office of a test needs so that its pages are there. */
export const withPages = { webFolder: join(import.meta.dirname, '../../dist/web'), publicUrl: null } as const

export async function sitAt(
  desk: {
    readonly world: World
    readonly origin: string
    readonly browser: Promise<Browser>
  },
  role: Parameters<World['cookie']>[0] = 'assistant',
  options: BrowserContextOptions = {},
): Promise<Page> {
  const browser = await desk.browser
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    bypassCSP: true,
    ...options,
  })
  const [name = '', value = ''] = (await desk.world.cookie(role)).split('=', 2)
  await context.addCookies([{ name, value: value.split(';')[0] ?? '', url: desk.origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

/** A row must have had the focus for a second before letters act on it. */
export const untilLettersAct = (page: Page): Promise<void> => page.waitForTimeout(1_200)

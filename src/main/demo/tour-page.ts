// A page for the tour of the make-believe office: ten straps to print or to press, and a library that asks when told to.
import { randomUUID } from 'node:crypto'
import bwipjs from 'bwip-js/node'
import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { z } from 'zod'
import { writeNumber } from '../../domain/values/request-number.ts'
import { page } from '../../http/sign-in/pages.ts'
import { refuseCrossSite } from '../../http/sign-in/same-origin.ts'
import { onTheirWay, type OnItsWay } from '../../store/demo.ts'
import type { Db } from '../../store/open.ts'

export interface Tour {
  readonly db: Db
  /** Another library asks the office for a book by message; answers the book’s title. */
  readonly ask: () => Promise<string>
  /** Where the office's own door is; null until it is open. */
  readonly officeUrl: () => string | null
  /** Where the make-believe Polaris and WorldShare show what they hold. */
  readonly outside: { readonly polaris: string; readonly worldshare: string }
}
const straps = 10
const session = 'tour-of-the-office'

export function createTourPage(tour: Tour): Hono {
  const app = new Hono()
  app.use(refuseCrossSite(null))
  app.get('/', async (c) => c.html(sheet(await onTheirWay(tour.db, straps), c.req.query('said') ?? null)))
  app.get('/polaris', (c) => c.redirect(tour.outside.polaris))
  app.get('/worldshare', (c) => c.redirect(tour.outside.worldshare))
  app.post('/scan', async (c) => {
    const code = z.string().parse((await c.req.parseBody())['code'])
    return c.redirect(said(await scan(tour, code, c.req.header('cookie') ?? '')), 303)
  })
  app.post('/ask', async (c) => c.redirect(said(`A library asks for “${await tour.ask()}”: look at Today.`), 303))
  return app
}
const said = (words: string): string => `/demo?${new URLSearchParams({ said: words }).toString()}`

/** Pressing a strap is the visitor's own scan: it goes to the office's door with the visitor's own sign-in. */
async function scan(tour: Tour, code: string, cookie: string): Promise<string> {
  const url = tour.officeUrl()
  if (url === null) return 'The office is not open yet.'
  const answer = await fetch(new URL('/api/scans', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ session, station: 'arriving', code, key: randomUUID() }),
  })
  const body = answerSchema.parse(await answer.json())
  return 'line' in body ? `${body.line} ${body.about}` : body.message
}
const answerSchema = z.union([z.object({ line: z.string(), about: z.string() }), z.object({ message: z.string() })])

const sheet = (pieces: readonly OnItsWay[], words: string | null): ReturnType<typeof html> =>
  page(
    'Ten books on their way to us',
    undefined,
    html`<p>
        For the tour: print this page and read the straps with a scanner on the scan page, or press one to have it read
        as arriving. You need to be signed in.
      </p>
      ${words === null ? '' : html`<p class="notice" role="status">${words}</p>`}
      <ul class="demo">
        ${pieces.map(
          ({ number, title }) =>
            html`<li>
              <div>${title}<br />${raw(barcode(number))}<br /><code>${writeNumber(number)}</code></div>
              <form method="post" action="/demo/scan">
                <input type="hidden" name="code" value="${number}" />
                <button type="submit" aria-label="Read the strap of ${title}">Read</button>
              </form>
            </li>`,
        )}
      </ul>
      <form class="card" method="post" action="/demo/ask">
        <button type="submit">Have a library ask us for a book</button>
      </form>
      <p>
        See it happen on their side: <a href="/demo/polaris">Polaris (make-believe)</a> ·
        <a href="/demo/worldshare">WorldShare (make-believe)</a>
      </p>
      <p><a href="/">To the office</a></p>`,
  )

/** All of one size, whatever stands beside them. */
const barcode = (number: string): string =>
  bwipjs
    .toSVG({
      bcid: 'code128',
      text: number,
      height: 8,
      width: 50,
      backgroundcolor: 'FFFFFF',
      paddingwidth: 4,
      paddingheight: 2,
    })
    .replace('<svg ', '<svg width="240" height="44" role="presentation" ')

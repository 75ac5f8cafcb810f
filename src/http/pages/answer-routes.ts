import type { Hono } from 'hono'
import { html } from 'hono/html'
import { memberLine } from '../../domain/lifecycle/member-line.ts'
import { refuse, type Refusal } from '../../domain/refusal.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { today } from '../../office/context.ts'
import type { LinkOf } from '../../office/correspondence/links.ts'
import { answerLine, lineFor, type LineShown } from '../../office/visitors/member-lines.ts'
import { pagesUnder, show, sorry, type PageContext, type PageEnv, type PagesOptions } from './door.ts'
import { frame } from './frame.ts'

/**
 * One answer to one line of a member library's mail. Programs that read mail follow every address in it: opening one
 * only shows what it would do, and one button does it.
 */
export function answerRoutes(options: PagesOptions): Hono<PageEnv> {
  const { office } = options
  const app = pagesUnder('/answer', options)

  app.get('/answer/:token', async (c) => {
    const to = read(c)
    if ('code' in to) return sorry(c, office, to)
    const line = await lineFor(office, to)
    if (!line.ok) return sorry(c, office, line)
    return show(c, confirmPage(line.value))
  })

  app.post('/answer/:token', async (c) => {
    const to = read(c)
    if ('code' in to) return sorry(c, office, to)
    const answered = await answerLine(office, to)
    if (!answered.ok) return sorry(c, office, answered)
    return show(
      c,
      frame({
        office: office.settings(),
        title: 'Thank you',
        body: html`<p class="notice" role="status">We have it: ${answered.value.label}.</p>
          <p>${answered.value.title}<br /><span class="soft">${writeNumber(answered.value.number)}</span></p>
          <p>You may close this page.</p>`,
      }),
    )
  })
  return app

  function read(c: PageContext): LinkOf<'answer'> | Refusal {
    const found = office.correspondence.links.readAnswer(c.req.param('token') ?? '', office.clock.now())
    if (found.is === 'good') return found.to
    return refuse(found.is === 'over' ? 'link-over' : 'link-unknown')
  }

  function confirmPage(line: LineShown) {
    const words = memberLine(line.facts, today(office))?.words
    return frame({
      office: office.settings(),
      title: `${line.label}?`,
      body: html`<div class="card">
          <h2>${line.facts.title}</h2>
          <p class="soft">${writeNumber(line.facts.number)}${words === undefined ? '' : html`<br />${words}.`}</p>
        </div>
        <form method="post">
          <button type="submit">${line.label}</button>
        </form>
        <p class="soft small">Nothing is told to us until you press the button.</p>`,
    })
  }
}

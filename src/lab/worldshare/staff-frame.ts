import { html, raw } from 'hono/html'
import { style } from './style.ts'

type Html = ReturnType<typeof html>

/** The frame around staff pages: the queues at the side, as they are in the real thing. */
export function staffFrame(
  queues: readonly (readonly [string, { readonly label: string }])[],
  title: string,
  body: Html | Promise<Html>,
) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} · make-believe staff pages</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <header>
          <b>Interlibrary Loan (make-believe)</b>
          ${queues.map(([name, { label }]) => html`<a href="/staff/queues/${name}">${label}</a> `)}
          <a href="/staff/new">Create Request</a>
        </header>
        <main>
          <section>
            <h2>${title}</h2>
            ${body}
          </section>
        </main>
      </body>
    </html>`
}

/** As these pages write a day: month/day/year. */
export function usDay(at: number | null): string {
  if (at === null) return ''
  const [year, month, day] = new Date(at).toISOString().slice(0, 10).split('-')
  return `${month}/${day}/${year}`
}

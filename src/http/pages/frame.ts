import { html, raw } from 'hono/html'
import type { OfficeSettings } from '../../office/context.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { styleElement } from './style.ts'

export type Html = ReturnType<typeof html>

export interface Frame {
  readonly office: OfficeSettings
  readonly title: string
  readonly body: Html
  /** Beside the office's name: who is here, and the way out. */
  readonly corner?: Html
  readonly refusal?: Refusal | null
}

/** Every page for people without an account: plain, one column, no script. A fault shows in its title. */
export function frame({ office, title, body, corner, refusal }: Frame): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${refusal ? 'Error: ' : ''}${title} · ${office.name}</title>
        ${raw(styleElement)}
      </head>
      <body>
        <header>
          <p>${office.name}</p>
          ${corner ?? ''}
        </header>
        <main>
          <h1>${title}</h1>
          ${refusal ? html`<p class="notice bad" role="alert" id="refusal">${refusal.sentence}</p>` : ''} ${body}
        </main>
        <footer>${contactOf(office)}</footer>
      </body>
    </html>`
}

function contactOf({ name, email, phone }: OfficeSettings): Html {
  const ways = [
    ...(email === null ? [] : [html`<a href="mailto:${email}">${email}</a>`]),
    ...(phone === null ? [] : [html`<span class="number">${phone}</span>`]),
  ]
  return ways.length === 0
    ? html`<p>Interlibrary loan, ${name}</p>`
    : html`<p>Questions? ${name}: ${ways.map((way, index) => html`${index > 0 ? ' · ' : ''}${way}`)}</p>`
}

export interface FieldOptions {
  readonly name: string
  readonly label: string
  readonly value?: string
  readonly type?: 'text' | 'email' | 'password' | 'date' | 'lines'
  readonly hint?: string
  readonly required?: boolean
  readonly autocomplete?: string
  readonly inputmode?: 'numeric'
  readonly maxlength?: number
  readonly refusal?: Refusal | null
}

/** One labelled field; a refusal that names it stands below it. */
export function field(options: FieldOptions): Html {
  const { name, label, hint, refusal, required = false } = options
  const isFault = refusal?.field === name
  const describedBy = [...(hint === undefined ? [] : [`${name}-hint`]), ...(isFault ? [`${name}-fault`] : [])].join(' ')
  const marks = raw(
    [
      required ? 'required' : '',
      isFault ? 'aria-invalid="true" autofocus' : '',
      describedBy === '' ? '' : `aria-describedby="${describedBy}"`,
    ].join(' '),
  )
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${control(options, marks)} ${hint === undefined ? '' : html`<p class="soft small" id="${name}-hint">${hint}</p>`}
    ${isFault ? html`<p class="fault" id="${name}-fault">${refusal.sentence}</p>` : ''}
  </div>`
}

function control(options: FieldOptions, marks: ReturnType<typeof raw>): Html {
  const { name, value = '', type = 'text', autocomplete = 'off', inputmode, maxlength = 300 } = options
  if (type === 'lines')
    return html`<textarea id="${name}" name="${name}" rows="3" maxlength="2000" ${marks}>${value}</textarea>`
  return html`<input
    id="${name}"
    name="${name}"
    type="${type}"
    autocomplete="${autocomplete}"
    maxlength="${maxlength}"
    value="${value}"
    ${inputmode === undefined ? '' : raw(`inputmode="${inputmode}"`)}
    ${marks}
  />`
}

export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`

import { html } from 'hono/html'
import type { Needs } from '../../domain/lifecycle/details.ts'
import type { VisitorButton } from '../../office/visitors/visitor-acts.ts'
import { field, hidden, type Html } from './frame.ts'

/** The forms of what may be done, one below the other; one that asks something is folded, so that none is pressed by a slip. */
export function buttonForms(
  buttons: readonly VisitorButton[],
  form: { readonly action: string; readonly version: number; readonly secret?: string },
): Html {
  return html`${buttons.map(({ action, label, asks }) => {
    const inside = html`<form method="post" action="${form.action}">
      ${hidden('action', action)} ${hidden('version', String(form.version))}
      ${Object.entries(asks).map(([name, need]) => askField(action, name, need))}
      <button type="submit">${label}</button>
    </form>`
    return html`<details class="card">
      <summary>${label}</summary>
      ${inside}
    </details>`
  })}`
}

function askField(action: string, name: string, need: Needs[string]): Html {
  const id = `${action}-${name}`
  return need.type === 'day'
    ? field({ name: id, label: `${need.label} (if you know it)`, type: 'date' })
    : field({ name: id, label: 'A word to us (if you like)', type: 'lines' })
}

/** What was typed beside a button; empty fields say nothing. */
export function typedBeside(form: (name: string) => string, action: string, asks: Needs): Record<string, string> {
  return Object.fromEntries(
    Object.keys(asks).flatMap((name) => {
      const text = form(`${action}-${name}`)
      return text === '' ? [] : [[name, text]]
    }),
  )
}

import { html } from 'hono/html'
import type { Lab } from './lab.ts'
import { libraries, libraryOf } from './libraries.ts'

/** The keys a client may try, and a new one. */
export function keyTable(lab: Lab) {
  return html`<table>
    <thead>
      <tr>
        <th>Client id</th>
        <th>Secret</th>
        <th>Library</th>
        <th>Context</th>
      </tr>
    </thead>
    <tbody>
      ${lab.state.keys.map(
        (key) =>
          html`<tr>
            <td><code>${key.id}</code></td>
            <td><code>${key.secret}</code></td>
            <td>${libraryOf(key.institution)?.name ?? ''}${key.expiresAt !== null ? ' (expired)' : ''}</td>
            <td><code>context:${key.institution}</code></td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

export function keyForm() {
  return html`<form method="post" action="/lab/keys">
    <label>Client id <input name="id" required /></label>
    <label>Secret <input name="secret" required /></label>
    <label
      >Library
      <select name="institution">
        ${libraries().map((one) => html`<option value="${one.id}">${one.name} (${one.id})</option>`)}
      </select></label
    >
    <button>Add</button>
  </form>`
}

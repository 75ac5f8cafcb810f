import { html } from 'hono/html'
import type { Lab } from './lab.ts'
import { libraryOf } from './libraries.ts'

/** Patron records as they came in, for whoever wants to see what is told of patrons. */
export function patronSection({ state }: Lab) {
  return html`<section aria-labelledby="patrons">
    <h2 id="patrons">Patron records</h2>
    <form method="post" action="/lab/patrons">
      <button name="needs" value="${state.settings.needsPatron ? 'no' : 'yes'}">
        ${state.settings.needsPatron ? 'Take requests without one' : 'Want one for each request'}
      </button>
    </form>
    ${
      state.patrons.length === 0
        ? html`<p class="empty">None. What a client sends to <code>POST …/scim/v2/Users</code> appears here.</p>`
        : state.patrons
            .slice(-40)
            .toReversed()
            .map(
              (one) =>
                html`<details>
                  <summary>${one.id} <small>${libraryOf(one.institution)?.symbol ?? one.institution}</small></summary>
                  <pre>${JSON.stringify(one.document, null, 2)}</pre>
                </details>`,
            )
    }
  </section>`
}

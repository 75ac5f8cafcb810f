import { html } from 'hono/html'
import type { PatronFinding } from '../../../domain/requests/patron-findings.ts'
import type { Html } from '../frame.ts'

/** What was noticed, in the patron's words; nothing noticed, nothing said. */
export const findingList = (findings: readonly PatronFinding[], title: string): Html | '' =>
  findings.length === 0
    ? ''
    : html`<section class="warning noticed" aria-labelledby="noticed">
        <h2 id="noticed">${title}</h2>
        <ul>
          ${findings.map(
            ({ sentence, number }) =>
              html`<li>
                ${sentence}${number === null ? '' : html` <a href="/my/requests/${number}">Look at it</a>`}
              </li>`,
          )}
        </ul>
      </section>`

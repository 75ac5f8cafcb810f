import { html } from 'hono/html'
import type { PatronFinding } from '../../../domain/requests/patron-findings.ts'
import type { Html } from '../frame.ts'

const titles = { before: 'Before we ask for it', after: 'What we noticed' } as const

/** What was noticed, in the patron's words; nothing noticed, nothing said. */
export const findingList = (findings: readonly PatronFinding[], when: 'before' | 'after'): Html | '' =>
  findings.length === 0
    ? ''
    : html`<section class="warning noticed" aria-labelledby="noticed">
        <h2 id="noticed">${titles[when]}</h2>
        <ul>
          ${findings.map(
            (one) =>
              html`<li>
                ${one.sentence} ${one[when]}
                ${one.number === null ? '' : html`<a href="/my/requests/${one.number}">Look at it</a>`}
              </li>`,
          )}
        </ul>
      </section>`

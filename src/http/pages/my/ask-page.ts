import { randomUUID } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { Refusal } from '../../../domain/refusal.ts'
import type { Office } from '../../../office/context.ts'
import type { LibraryRecord } from '../../../store/libraries.ts'
import type { PatronFinding } from '../../../domain/requests/patron-findings.ts'
import { field, frame, hidden, type FieldOptions, type Html } from '../frame.ts'
import { findingList } from './findings.ts'

export type Asked = 'book' | 'article'
export const isAsked = (text: string | undefined): text is Asked => text === 'book' || text === 'article'

type Line = Omit<FieldOptions, 'value' | 'refusal'> & { readonly isHalf?: true }

// oxfmt-ignore
export const askFields: Readonly<Record<Asked, readonly Line[]>> = {
  book: [
    { name: 'title', label: 'Title', required: true, maxlength: 500 },
    { name: 'author', label: 'Author, if you know' },
    { name: 'year', label: 'Year', maxlength: 20, isHalf: true },
    { name: 'isbn', label: 'ISBN', maxlength: 40, isHalf: true },
    { name: 'edition', label: 'Edition, if only one will do', maxlength: 100 },
  ],
  article: [
    { name: 'title', label: 'Journal or book it is in', required: true, maxlength: 500 },
    { name: 'article', label: 'Title of the article or chapter', required: true, maxlength: 500 },
    { name: 'articleAuthor', label: 'Its author, if you know' },
    { name: 'volume', label: 'Volume', maxlength: 40, isHalf: true },
    { name: 'issue', label: 'Issue', maxlength: 40, isHalf: true },
    { name: 'year', label: 'Year', maxlength: 20, isHalf: true },
    { name: 'pages', label: 'Pages', maxlength: 40, isHalf: true },
    { name: 'issn', label: 'ISSN', maxlength: 20 },
  ],
}

export interface AskPage {
  readonly asked: Asked
  readonly typed: (name: string) => string
  readonly libraries: readonly LibraryRecord[]
  readonly pickup: number
  readonly warning: string | null
  readonly refusal: Refusal | null
  /** What was noticed when it was sent; sent again unchanged, it goes through. */
  readonly findings: readonly PatronFinding[]
}

export function askPage(office: Office, page: AskPage): Html {
  const { asked, typed, refusal, findings } = page
  const one = (line: Line): Html => field({ ...line, value: typed(line.name), refusal })
  const wide = askFields[asked].filter((line) => line.isHalf !== true)
  const halves = askFields[asked].filter((line) => line.isHalf === true)
  return frame({
    office: office.settings(),
    title: asked === 'book' ? 'Ask for a book' : 'Ask for an article',
    refusal,
    body: html`${findingList(findings, 'before')}
      <form class="card" method="post" action="/my/ask/${asked}">
        ${hidden('key', typed('key') || randomUUID())} ${hidden('seen', findings.map((one) => one.code).join(' '))}
        ${wide.map(one)}
        <div class="two">${halves.map(one)}</div>
        ${asked === 'book' ? pickupField(page) : ''}
        ${field({ name: 'neededBy', label: 'Of no use after (if there is such a day)', type: 'date', value: typed('neededBy'), refusal })}
        ${field({ name: 'note', label: 'Anything else we should know', type: 'lines', value: typed('note') })}
        ${page.warning === null ? '' : html`<section class="warning" aria-label="Copyright warning">${page.warning}</section>`}
        <button type="submit">${findings.length === 0 ? 'Ask for it' : 'Ask for it all the same'}</button>
      </form>
      <p><a href="/my">Back to your loans</a></p>`,
  })
}

const pickupField = ({ libraries, pickup }: AskPage): Html =>
  html`<div class="field">
    <label for="pickup">Pick it up at</label>
    <select id="pickup" name="pickup">
      ${libraries.map(
        (one) => html`<option value="${one.id}" ${one.id === pickup ? raw('selected') : ''}>${one.name}</option>`,
      )}
    </select>
  </div>`

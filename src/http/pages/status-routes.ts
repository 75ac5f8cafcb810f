import type { Hono } from 'hono'
import { html } from 'hono/html'
import { partnerWords } from '../../domain/lifecycle/patron-words.ts'
import type { Facts } from '../../domain/lifecycle/facts.ts'
import type { Visitor } from '../../domain/lifecycle/table.ts'
import { refuse, type Refusal } from '../../domain/refusal.ts'
import { writeDay } from '../../domain/values/days.ts'
import { writeEntryNumber, writeNumber } from '../../domain/values/request-number.ts'
import { today } from '../../office/context.ts'
import { buttonsFor, pressButton } from '../../office/visitors/visitor-acts.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { requestRow } from '../../store/requests/find.ts'
import { buttonForms, typedBeside } from './buttons.ts'
import { formOf, pagesUnder, show, sorry, type PageContext, type PageEnv, type PagesOptions } from './door.ts'
import { frame } from './frame.ts'

interface Seen {
  readonly facts: Facts
  readonly visitor: Visitor
  readonly libraryId: number
}

/** Where a loan stands, for the library on the other side of it. Never who reads the book. */
export function statusRoutes(options: PagesOptions): Hono<PageEnv> {
  const { office } = options
  const app = pagesUnder('/status', options)

  app.get('/status/:token', async (c) => {
    const seen = await seenBy(c)
    return 'code' in seen ? sorry(c, office, seen) : page(c, seen, null)
  })

  app.post('/status/:token', async (c) => {
    const seen = await seenBy(c)
    if ('code' in seen) return sorry(c, office, seen)
    const { facts, visitor, libraryId } = seen
    const form = await formOf(c)
    const action = form('action')
    const version = Number(form('version'))
    const button = buttonsFor(office, facts, visitor).find((one) => one.action === action)
    const acted = await pressButton(office, {
      requestId: facts.request.id,
      visitor,
      libraryId,
      action,
      typed: typedBeside(form, action, button?.asks ?? {}),
      version,
      // The same form sent twice is done once.
      key: `status:${libraryId}:${facts.request.id}:${version}:${action}`,
    })
    if (!acted.ok) return page(c, seen, acted)
    return c.redirect(`${c.req.path}?done=${acted.value.repeated ? 'before' : 'now'}`, 303)
  })
  return app

  async function seenBy(c: PageContext): Promise<Seen | Refusal> {
    const read = office.correspondence.links.readStatus(c.req.param('token') ?? '', office.clock.now())
    if (read.is !== 'good') return refuse(read.is === 'over' ? 'link-over' : 'link-unknown')
    const { requestId, libraryId } = read.to
    const facts = await loadFacts(office.store.db, requestId)
    const visitor = facts ? partOf(facts, libraryId) : null
    return facts && visitor ? { facts, visitor, libraryId } : refuse('link-unknown')
  }

  async function page(c: PageContext, { facts, visitor, libraryId }: Seen, refusal: Refusal | null) {
    const { request } = facts
    const row = await requestRow(office.store.db, request.id)
    const author = row?.citation['author']
    const entry = facts.entries.find((one) => one.libraryId === libraryId)
    const theirs = visitor === 'lender' ? entry?.supplierNumber : row?.partner_number
    // A lender that is not the one the book came from reads of its own part only.
    const isTheirMatter = visitor === 'borrower' || entry?.id === request.currentEntryId
    const words = isTheirMatter ? partnerWords(request, today(office)) : null
    const buttons = isTheirMatter ? buttonsFor(office, facts, visitor) : []
    const done = c.req.query('done')
    return show(
      c,
      frame({
        office: office.settings(),
        title: request.title,
        refusal,
        body: html`
          ${done === undefined ? '' : html`<p class="notice" role="status">${done === 'before' ? 'You had told us already. Thank you.' : 'Thank you. We have it.'}</p>`}
          <div class="card">
            <p class="now">${words ?? 'Nothing is asked of you for this at present.'}</p>
            ${author === undefined ? '' : html`<p>${author}</p>`}
            <p class="soft">
              Our number
              ${entry ? writeEntryNumber(request.number, entry.n) : writeNumber(request.number)}${theirs ? html` · yours ${theirs}` : ''}
              ${visitor === 'lender' && isTheirMatter && request.dueOn !== null ? html`<br />Due ${writeDay(request.dueOn, today(office))}` : ''}
              ${request.renewalAskedAt === null || !isTheirMatter ? '' : html`<br />More time has been asked for; the answer is awaited.`}
            </p>
          </div>
          ${buttons.length === 0 ? '' : html`<h2>Tell us</h2>`}
          ${buttonForms(buttons, { action: c.req.path, version: request.version })}
        `,
      }),
      refusal?.status ?? 200,
    )
  }
}

/** Which side of the loan a library is on; null when it has no part in it. */
function partOf({ request, entries }: Facts, libraryId: number): Visitor | null {
  if (request.borrowerLibraryId === libraryId) return 'borrower'
  return entries.some((one) => one.libraryId === libraryId) ? 'lender' : null
}

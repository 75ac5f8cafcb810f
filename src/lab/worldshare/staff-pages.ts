import { Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { actions, actionKeys, mayNow } from './actions.ts'
import { writeInstant } from './dates.ts'
import { nowOf, requestOf, takeOver, type Lab } from './lab.ts'
import { libraryNamed, libraryOf } from './libraries.ts'
import type { Env } from './request-routes.ts'
import { createRequest } from './requests.ts'
import { staffFrame, usDay } from './staff-frame.ts'
import { at, textOf, type LabRequest, type Status } from './state.ts'

// Pages resembling what staff of a library see, so that people without a key can try to work side by side with them.

/** How each status is shown to staff, by the help pages. */
export const shownAs: Readonly<Record<Status, string>> = {
  PROFILING: 'Not Reviewed',
  REVIEW: 'Not Reviewed',
  REVIEWING: 'Reviewed',
  SUBMITTED: 'Submitted',
  CONSIDERING: 'Considering',
  CONDITIONAL: 'Conditional',
  UNFILLED: 'Unfilled',
  SHIPPED: 'In Transit',
  RECEIVED_ASKED: 'Received?',
  NOT_RECEIVED: 'Not Received',
  RECEIVED: 'Received/In Use',
  RENEWAL_PENDING: 'Renewal pending',
  RECALLED: 'Item due back',
  OVERDUE: 'Overdue',
  LOST: 'Lost',
  RETURNED: 'Returned',
  RETURNED_ASKED: 'Returned/Complete?',
  MISSING: 'Returned but Missing',
  CLOSED: 'Closed',
  CANCELLED: 'Closed (Cancelled)',
  EXPIRED: 'Closed (Expired)',
}
interface Queue {
  readonly label: string
  readonly side: 'borrowing' | 'lending'
  readonly holds: readonly Status[]
}
const queues: Readonly<Record<string, Queue>> = {
  review: { label: 'New for Review', side: 'borrowing', holds: ['PROFILING', 'REVIEW', 'REVIEWING'] },
  awaiting: {
    label: 'Awaiting Response',
    side: 'borrowing',
    holds: ['SUBMITTED', 'CONSIDERING', 'CONDITIONAL', 'UNFILLED'],
  },
  transit: { label: 'In Transit', side: 'borrowing', holds: ['SHIPPED', 'RECEIVED_ASKED', 'NOT_RECEIVED'] },
  received: {
    label: 'Received',
    side: 'borrowing',
    holds: ['RECEIVED', 'RENEWAL_PENDING', 'RECALLED', 'OVERDUE', 'LOST', 'RETURNED', 'RETURNED_ASKED', 'MISSING'],
  },
  supply: { label: 'Can You Supply?', side: 'lending', holds: ['SUBMITTED', 'CONSIDERING', 'CONDITIONAL'] },
  supplied: {
    label: 'Supplied',
    side: 'lending',
    holds: ['SHIPPED', 'RECEIVED_ASKED', 'RECEIVED', 'RENEWAL_PENDING', 'RECALLED', 'OVERDUE', 'RETURNED', 'MISSING'],
  },
}

const newShape = z.object({
  type: z.enum(['LOAN', 'COPY']).default('LOAN'),
  title: z.string().trim().min(1),
  author: z.string().trim().default(''),
  oclc: z.string().trim().default(''),
  lenders: z.string().trim().min(1),
  reference: z.string().trim().default(''),
})

export function staffPages(): Hono<Env> {
  const app = new Hono<Env>()
  const usOf = (lab: Lab, as: string | undefined): number => Number(as) || (lab.state.keys[0]?.institution ?? 0)

  app.get('/staff', (c) => c.redirect('/staff/queues/awaiting'))
  app.get('/staff/queues/:name', (c) => {
    const { lab } = c.env
    const us = usOf(lab, c.req.query('as'))
    const queue = queues[c.req.param('name')]
    if (!queue) return c.text('There is no such queue.', 404)
    return c.html(staffFrame(Object.entries(queues), queue.label, queueTable(lab, queue, us)))
  })
  app.get('/staff/requests/:id', (c) => {
    const { lab } = c.env
    const request = requestOf(lab, Number(c.req.param('id')))
    if (!request) return c.text('There is no such request.', 404)
    return c.html(
      staffFrame(Object.entries(queues), 'Request details', requestPage(lab, request, usOf(lab, c.req.query('as')))),
    )
  })
  app.get('/staff/new', (c) => c.html(staffFrame(Object.entries(queues), 'Create Request', newForm())))
  app.post('/staff/new', async (c) => {
    const { lab } = c.env
    const origin = c.req.header('origin')
    if (origin !== undefined && origin !== new URL(c.req.url).origin) return c.text('Another origin', 403)
    const read = newShape.safeParse(await c.req.parseBody())
    if (!read.success) return c.text(z.prettifyError(read.error), 400)
    const lenders = read.data.lenders.split(/[\s,]+/).flatMap((symbol) => libraryNamed(symbol)?.id ?? [])
    if (lenders.length === 0) return c.text('None of these lenders is known.', 400)
    const made = makeByStaff(lab, read.data, lenders, usOf(lab, c.req.query('as')))
    return c.redirect(`/staff/requests/${made.id}`, 303)
  })
  return app
}

function makeByStaff(lab: Lab, form: z.infer<typeof newShape>, lenders: readonly number[], us: number): LabRequest {
  takeOver(lab, us)
  const now = nowOf(lab)
  const neededAt = now + 30 * 86_400_000
  const document = {
    requestStatus: 'SUBMITTING',
    needed: writeInstant(neededAt),
    ...(form.reference === '' ? {} : { referenceId: form.reference }),
    requester: {
      institution: { institutionId: us },
      serviceType: form.type,
      supplierInfo: { institutions: lenders.map((institutionId) => ({ institutionId })) },
    },
    item: {
      title: form.title,
      verification: 'OCLC',
      ...(form.author === '' ? {} : { author: form.author }),
      ...(/^\d+$/.test(form.oclc) ? { oclcNumber: Number(form.oclc) } : {}),
    },
  }
  return createRequest(
    lab,
    { document, service: form.type, wish: 'SUBMITTING', lenders: [...lenders], neededAt, note: null },
    us,
    now,
  )
}

const titleOf = (one: LabRequest): string => textOf(at(one.document, 'item.title') ?? at(one.document, 'item.isbn'))
const symbolOf = (id: number | undefined): string => libraryOf(id ?? 0)?.symbol ?? ''

function queueTable(lab: Lab, queue: Queue, us: number) {
  const found = lab.state.requests.filter((one) => {
    const isOurs = queue.side === 'borrowing' ? one.borrower === us : one.lenders[one.at]?.id === us
    return isOurs && queue.holds.includes(one.status)
  })
  const other = queue.side === 'borrowing' ? 'Lender' : 'Borrower'
  if (found.length === 0) return html`<p>No requests found.</p>`
  return html`<table>
      <thead>
        <tr>
          <th><input type="checkbox" aria-label="All" /></th>
          <th>Request ID</th>
          <th>Title</th>
          <th>Type</th>
          <th>Status</th>
          <th>${other}</th>
          <th>Due Date</th>
          <th>Need Before</th>
        </tr>
      </thead>
      <tbody>
        ${found.map(
          (one) =>
            html`<tr>
              <td><input type="checkbox" aria-label="${one.id}" /></td>
              <td><a href="/staff/requests/${one.id}?as=${us}">${one.id}</a></td>
              <td>${titleOf(one)}</td>
              <td>${one.service === 'LOAN' ? 'Loan' : 'Copy'}</td>
              <td>${shownAs[one.status]}</td>
              <td>${symbolOf(queue.side === 'borrowing' ? one.lenders[one.at]?.id : one.borrower)}</td>
              <td>${usDay(one.facts.dueAt)}</td>
              <td>${usDay(one.neededAt)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p>Showing 1 - ${found.length} of ${found.length}</p>`
}

function requestPage(lab: Lab, one: LabRequest, us: number) {
  const field = (label: string, value: string) =>
    value === ''
      ? ''
      : html`<dt>${label}</dt>
          <dd>${value}</dd>`
  const side = one.borrower === us ? 'borrower' : 'lender'
  return html`<dl>
      ${field('Request ID', String(one.id))} ${field('Status', shownAs[one.status])}
      ${field('Type', one.service === 'LOAN' ? 'Loan' : 'Copy')}
      ${field('OCLC Number', textOf(at(one.document, 'item.oclcNumber')))} ${field('Title', titleOf(one))}
      ${field('Author', textOf(at(one.document, 'item.author')))} ${field('Borrower', symbolOf(one.borrower))}
      ${field('Lenders', one.lenders.map((turn, index) => `${index === one.at ? '*' : ''}${symbolOf(turn.id)}`).join(', '))}
      ${field('Reference ID', textOf(at(one.document, 'referenceId')))} ${field('Need Before', usDay(one.neededAt))}
      ${field('Due Date', usDay(one.facts.dueAt))} ${field('New Due Date', usDay(one.facts.newDueAt))}
      ${field('Lending Notes', one.facts.condition ?? one.facts.lenderNote ?? '')}
      ${field('Lending Charges', one.facts.charge ? `${one.facts.charge.amount.toFixed(2)} ${one.facts.charge.currency}` : '')}
    </dl>
    ${actionKeys
      .filter((key) => actions[key].by === side && mayNow(lab, one, key))
      .map(
        (key) =>
          html`<form method="post" action="/lab/act">
            <input type="hidden" name="id" value="${one.id}" /><input type="hidden" name="who" value="${us}" />
            <button name="action" value="${key}">${lab.assumed(key)}</button>
          </form> `,
      )}`
}

const newForm = () =>
  html`<form method="post" action="/staff/new">
    ${(
      [
        ['Type', 'type'],
        ['OCLC Number', 'oclc'],
        ['Title', 'title'],
        ['Author', 'author'],
        ['Lenders', 'lenders'],
        ['Reference ID', 'reference'],
      ] as const
    ).map(([label, name]) =>
      name === 'type'
        ? html`<p>
            <label
              >Type
              <select name="type">
                <option value="LOAN">Loan</option>
                <option value="COPY">Copy</option>
              </select></label
            >
          </p>`
        : html`<p>
            <label>${label} <input name="${name}" size="50" /></label>
          </p>`,
    )}
    <button>Send Request</button>
  </form>`

/** The staff alerts as mails, newest first: what a library's own people are written when something needs them. */
export function alertsOf(lab: Lab, us: number): readonly { subject: string; text: string; from: string }[] {
  return lab.state.requests.toReversed().flatMap((one) => {
    const lines = (more: string) => `${more}\n\nRequest ID: ${one.id}\nTitle: ${titleOf(one)}\n`
    const from = 'WorldShare ILL <noreply@oclc.org>'
    if (one.borrower === us && one.status === 'UNFILLED')
      return [
        { from, subject: 'Interlibrary loan request unfilled', text: lines('A request of your library is unfilled.') },
      ]
    if (one.borrower === us && one.status === 'SHIPPED' && one.service === 'COPY')
      return [{ from, subject: 'Copy request filled', text: lines('A copy you asked for has been filled.') }]
    if (one.lenders[one.at]?.id === us && one.status === 'SUBMITTED')
      return [
        {
          from,
          subject: 'New lending request',
          text: `${lines('You have received a new lending request.')}Borrower: ${symbolOf(one.borrower)}\nType: ${one.service === 'LOAN' ? 'Loan' : 'Copy'}\nNeed Before: ${usDay(one.neededAt)}\n`,
        },
      ]
    return []
  })
}

import { html } from 'hono/html'
import { patronWords } from '../../../domain/lifecycle/patron-words.ts'
import { questionWords } from '../../../domain/correspondence/questions.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { writeNumber } from '../../../domain/values/request-number.ts'
import { today, type Office } from '../../../office/context.ts'
import type { PatronFinding } from '../../../domain/requests/patron-findings.ts'
import type { VisitorButton } from '../../../office/visitors/visitor-acts.ts'
import type { PatronRecord } from '../../../store/patrons.ts'
import type { PatronRequest } from '../../../store/requests/for-visitors.ts'
import { buttonForms } from '../buttons.ts'
import { field, frame, hidden, type Html } from '../frame.ts'
import { findingList } from './findings.ts'

const corner = (patron: PatronRecord): Html =>
  html`<form method="post" action="/my/sign-out">
    <span class="soft small">${patron.name}</span> <button class="quiet" type="submit">Sign out</button>
  </form>`

const wordsOf = (office: Office, { facts, pickup }: PatronRequest) =>
  patronWords(facts, { library: pickup, answerDays: office.policy().lenderAnswerDays, today: today(office) })

export function listPage(
  office: Office,
  patron: PatronRecord,
  requests: readonly PatronRequest[],
  allowsCopies: boolean,
  notice?: string,
): Html {
  const open = requests.filter((one) => one.facts.closedAt === null)
  const over = requests.filter((one) => one.facts.closedAt !== null)
  return frame({
    office: office.settings(),
    title: 'Your interlibrary loans',
    corner: corner(patron),
    body: html`
      ${notice === undefined ? '' : html`<p class="notice" role="status">${notice}</p>`}
      <p class="actions">
        <a class="button" href="/my/ask/book">Ask for a book</a>
        ${allowsCopies ? html`<a class="button quiet" href="/my/ask/article">Ask for an article</a>` : ''}
      </p>
      ${
        open.length === 0
          ? html`<p class="soft">Nothing is under way. What you ask for stands here, with what happens next.</p>`
          : html`<h2>Under way</h2>
              ${listOf(office, open)}`
      }
      ${over.length === 0 ? '' : html`<h2>Done</h2>`} ${over.length === 0 ? '' : listOf(office, over)}
    `,
  })
}

const listOf = (office: Office, requests: readonly PatronRequest[]): Html =>
  html`<ul class="list">
    ${requests.map((one) => {
      const words = wordsOf(office, one)
      const isAsked = one.facts.questionTo === 'patron'
      return html`<li>
        <h3><a href="${addressOf(one)}">${one.facts.title}</a></h3>
        <p class="now">${words?.now ?? ''}</p>
        <p class="soft">${isAsked ? 'We have a question for you: open it to answer.' : (words?.next ?? '')}</p>
      </li>`
    })}
  </ul>`

const addressOf = ({ facts }: PatronRequest): string => `/my/requests/${writeNumber(facts.number)}`

export interface Shown {
  readonly request: PatronRequest
  readonly buttons: readonly VisitorButton[]
  /** What staff wrote with the open question. */
  readonly question: string | null
  readonly refusal: Refusal | null
  /** What was noticed of it and not settled yet. */
  readonly findings: readonly PatronFinding[]
  readonly notice?: string
}

export function requestPage(office: Office, patron: PatronRecord, shown: Shown): Html {
  const { request, refusal, notice } = shown
  const { facts, author } = request
  const words = wordsOf(office, request)
  const address = addressOf(request)
  const isAsked = facts.questionTo === 'patron'
  return frame({
    office: office.settings(),
    title: facts.title,
    corner: corner(patron),
    refusal,
    body: html`
      ${notice === undefined ? '' : html`<p class="notice" role="status">${notice}</p>`}
      <div class="card">
        <p class="now">${words?.now ?? ''}</p>
        <p>${words?.next ?? ''}</p>
        ${(words?.besides ?? []).map((one) => html`<p>${one}</p>`)}
        <p class="soft small">${author === null ? '' : html`${author} · `}number ${writeNumber(facts.number)}</p>
      </div>
      ${findingList(shown.findings, 'after')} ${isAsked ? questionForm(shown, address) : ''}
      ${buttonForms(
        shown.buttons.filter((one) => one.action !== 'answer'),
        { action: address, version: facts.version },
      )}
      <p><a href="/my">All your loans</a></p>
    `,
  })
}

function questionForm({ request, buttons, question }: Shown, address: string): Html {
  const button = buttons.find((one) => one.action === 'answer')
  return html`<h2>A question for you</h2>
    <form class="card" method="post" action="${address}">
      <p>${questionWords(request.facts.question ?? 'other')}</p>
      ${question === null ? '' : html`<p>${question}</p>`}
      ${
        button
          ? html`${hidden('action', 'answer')} ${hidden('version', String(request.facts.version))}
              ${field({ name: 'answer-note', label: 'Your answer', type: 'lines', required: true })}
              <button type="submit">${button.label}</button>`
          : ''
      }
    </form>`
}

import type { Hono } from 'hono'
import { refuse } from '../../../domain/refusal.ts'
import { readNumber } from '../../../domain/values/request-number.ts'
import { copyrightWarning } from '../../../office/intake/copy-forms.ts'
import {
  askForEntry,
  enterByMail,
  enterByPin,
  leave,
  wayIn,
  type Caller,
} from '../../../office/visitors/patron-door.ts'
import { buttonsFor, pressButton } from '../../../office/visitors/visitor-acts.ts'
import { noticedForPatron } from '../../../office/intake/patron-check.ts'
import { loadFacts } from '../../../store/requests/facts.ts'
import {
  requestOfPatron,
  requestsOfPatron,
  wordsOfQuestion,
  type PatronRequest,
} from '../../../store/requests/for-visitors.ts'
import type { PatronRecord } from '../../../store/patrons.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { typedBeside } from '../buttons.ts'
import { formOf, pagesUnder, show, sorry, type PageContext, type PageEnv, type PagesOptions } from '../door.ts'
import { askRoutes } from './ask-routes.ts'
import { listPage, requestPage } from './request-pages.ts'
import { dropSession, keepSession, patronHere, secretOf } from './session.ts'
import { enterPage, signInPage } from './sign-in-pages.ts'

const notices: Readonly<Record<string, string>> = {
  'signed-out': 'You are signed out.',
  mailed: 'If the card and the address go together, a mail is on its way to you.',
  asked: 'We have your request. This page tells you how it goes.',
  cancel: 'Noted: you no longer want it.',
  renew: 'More time has been asked for. We tell you what the answer is.',
  claimReturned: 'Thank you. We look for it.',
  answer: 'Thank you for your answer.',
}

/** A patron's own page: what they asked for, what happens next, and what they may do. */
export function myRoutes(options: PagesOptions): Hono<PageEnv> {
  const { office, publicUrl, addressOf, now } = options
  const app = pagesUnder('/my', options)
  const callerOf = (c: PageContext): Caller => ({
    address: addressOf(c.req.raw.headers, c.env.incoming?.socket.remoteAddress ?? '127.0.0.1'),
    now: now(),
  })
  const noticeOf = (c: PageContext): { notice?: string } => {
    const notice = notices[c.req.query('done') ?? '']
    return notice === undefined ? {} : { notice }
  }

  app.get('/my', async (c) => {
    const patron = await patronHere(c, options)
    if (!patron) return c.redirect('/my/sign-in', 303)
    const requests = await requestsOfPatron(office.store.db, patron.id)
    return show(c, listPage(office, patron, requests, copyrightWarning(office) !== null, noticeOf(c).notice))
  })

  app.get('/my/sign-in', async (c) => {
    if (await patronHere(c, options)) return c.redirect('/my', 303)
    return show(c, signInPage(office, '', null, noticeOf(c).notice))
  })

  app.post('/my/sign-in', async (c) => {
    const form = await formOf(c)
    const card = form('card').slice(0, 60)
    const way = wayIn(office)
    const pinned = way === 'pin' ? await enterByPin(office, { card, pin: form('pin').slice(0, 60) }, callerOf(c)) : null
    if (pinned?.ok) {
      keepSession(c, pinned.value, publicUrl)
      return c.redirect('/my', 303)
    }
    const mailed = way === 'mail' ? await askForEntry(office, { card, email: form('email') }, callerOf(c)) : null
    if (mailed?.ok) return c.redirect('/my/sign-in?done=mailed', 303)
    const refusal: Refusal | null = pinned ?? mailed
    if (refusal?.status === 429) c.header('retry-after', '900')
    return show(c, signInPage(office, card, refusal), refusal?.status ?? 200)
  })

  // Programs that read mail follow addresses: opening one lets nobody in, the button does.
  app.get('/my/enter/:secret', (c) => show(c, enterPage(office, c.req.path)))
  app.post('/my/enter/:secret', async (c) => {
    const entered = await enterByMail(office, c.req.param('secret'), callerOf(c))
    if (!entered.ok) return sorry(c, office, entered)
    keepSession(c, entered.value, publicUrl)
    return c.redirect('/my', 303)
  })

  app.post('/my/sign-out', async (c) => {
    const secret = secretOf(c)
    if (secret !== null) await leave(office, secret)
    dropSession(c)
    return c.redirect('/my/sign-in?done=signed-out', 303)
  })

  app.get('/my/requests/:number', async (c) => {
    const own = await ownRequest(c)
    return own instanceof Response ? own : shown(c, own, null)
  })

  app.post('/my/requests/:number', async (c) => {
    const own = await ownRequest(c)
    if (own instanceof Response) return own
    const { request } = own
    const form = await formOf(c)
    const action = form('action')
    const buttons = await buttonsOf(request)
    const acted = await pressButton(office, {
      requestId: request.facts.id,
      visitor: 'patron',
      libraryId: null,
      action,
      typed: typedBeside(form, action, buttons.find((one) => one.action === action)?.asks ?? {}),
      version: Number(form('version')),
      key: `my:${request.facts.id}:${form('version')}:${action}`,
    })
    if (!acted.ok) return shown(c, own, acted)
    return c.redirect(`${c.req.path}?done=${action}`, 303)
  })

  askRoutes(app, options)
  return app

  interface Own {
    readonly patron: PatronRecord
    readonly request: PatronRequest
  }
  /** Somebody else's request is not there. */
  async function ownRequest(c: PageContext): Promise<Own | Response> {
    const patron = await patronHere(c, options)
    if (!patron) return c.redirect('/my/sign-in', 303)
    const number = readNumber(c.req.param('number') ?? '')
    const request = number === null ? null : await requestOfPatron(office.store.db, patron.id, number)
    return request ? { patron, request } : sorry(c, office, refuse('not-found'))
  }

  async function buttonsOf(request: PatronRequest) {
    const facts = await loadFacts(office.store.db, request.facts.id)
    return facts ? buttonsFor(office, facts, 'patron') : []
  }

  async function shown(c: PageContext, { patron, request }: Own, refusal: Refusal | null) {
    const isAsked = request.facts.questionTo === 'patron'
    return show(
      c,
      requestPage(office, patron, {
        request,
        buttons: await buttonsOf(request),
        question: isAsked ? await wordsOfQuestion(office.store.db, request.facts.id) : null,
        refusal,
        findings: await noticedForPatron(office, request.facts.id),
        ...noticeOf(c),
      }),
      refusal?.status ?? 200,
    )
  }
}

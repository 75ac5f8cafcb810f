import { html } from 'hono/html'
import type { Refusal } from '../../../domain/refusal.ts'
import type { Office } from '../../../office/context.ts'
import { wayIn } from '../../../office/visitors/patron-door.ts'
import { field, frame, type Html } from '../frame.ts'

export function signInPage(office: Office, card: string, refusal: Refusal | null, notice?: string): Html {
  const way = wayIn(office)
  const cardField = field({
    name: 'card',
    label: 'Library card number',
    value: card,
    required: true,
    autocomplete: 'username',
    inputmode: 'numeric',
    maxlength: 60,
    refusal,
  })
  const forms = {
    pin: () =>
      html`<form class="card" method="post" action="/my/sign-in">
        ${cardField}
        ${field({ name: 'pin', label: 'PIN', type: 'password', required: true, autocomplete: 'current-password', maxlength: 60, hint: 'The one you use in the library’s catalog.', refusal })}
        <button type="submit">Sign in</button>
      </form>`,
    mail: () =>
      html`<p>
          Type your card and the e-mail address your library knows. We mail you an address that opens this page once.
        </p>
        <form class="card" method="post" action="/my/sign-in">
          ${cardField}
          ${field({ name: 'email', label: 'E-mail address', type: 'email', required: true, autocomplete: 'email', refusal })}
          <button type="submit">Mail me the way in</button>
        </form>`,
    none: () =>
      html`<p>
        This page is switched off: the office can check neither cards nor addresses yet. Ask at your library; they ask
        us for you.
      </p>`,
  }
  return frame({
    office: office.settings(),
    title: 'Your interlibrary loans',
    refusal,
    body: html`${notice === undefined ? '' : html`<p class="notice" role="status">${notice}</p>`} ${forms[way]()}`,
  })
}

export const enterPage = (office: Office, address: string): Html =>
  frame({
    office: office.settings(),
    title: 'Open your page',
    body: html`<p>This opens your interlibrary loans in this browser, once.</p>
      <form method="post" action="${address}"><button type="submit">Open my page</button></form>`,
  })

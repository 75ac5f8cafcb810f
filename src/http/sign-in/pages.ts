import { html, raw } from 'hono/html'
import { shortestPassword } from './passwords.ts'
import type { Person } from './person.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { styleElement } from './style.ts'

type Html = ReturnType<typeof html>

export interface DemoSignIn {
  label: string
  email: string
  password: string
}

export interface SignInPage {
  email: string
  next: string
  refusal?: Refusal
  notice?: string
  officeName: string | null
  demoSignIns: readonly DemoSignIn[]
}

export function signInPage({ email, next, refusal, notice, officeName, demoSignIns }: SignInPage): Html {
  return page(
    'Sign in',
    refusal,
    html`<p class="hint"><strong>Keuka</strong>${officeName === null ? '' : `, the workbench of ${officeName}`}</p>
      ${notice === undefined ? '' : html`<p class="notice" role="status">${notice}</p>`}
      <form class="card" method="post" action="/sign-in" novalidate>
        ${overall(refusal)}
        <input type="hidden" name="next" value="${next}" />
        ${field({ name: 'email', label: 'E-mail address', type: 'email', autocomplete: 'username', value: email, refusal })}
        ${field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', refusal })}
        <button type="submit">Sign in</button>
      </form>
      <p class="hint">Forgot your password? An administrator of the office can give you a new one.</p>
      ${demoSignIns.length === 0 ? '' : demoList(demoSignIns, next)}`,
  )
}

/** In the make-believe office everybody may be anybody. */
function demoList(demoSignIns: readonly DemoSignIn[], next: string): Html {
  return html`<h2>Make-believe people</h2>
    <p class="hint">This office is a demonstration. Choose who you are:</p>
    <ul class="demo">
      ${demoSignIns.map(
        ({ label, email, password }) =>
          html`<li>
            <div>${email}<br /><code>${password}</code></div>
            <form method="post" action="/sign-in">
              <input type="hidden" name="next" value="${next}" />
              <input type="hidden" name="email" value="${email}" />
              <input type="hidden" name="password" value="${password}" />
              <button type="submit">Sign in as ${label}</button>
            </form>
          </li>`,
      )}
    </ul>`
}

export function alreadyInPage(person: Person, next: string): Html {
  return page(
    'Signed in',
    undefined,
    html`<p>You are signed in as <strong>${person.name}</strong>.</p>
      <p><a href="${next}">Continue</a> · <a href="/sign-in/password">Change your password</a></p>
      ${signOutForm()}`,
  )
}

export function signOutPage(person: Person): Html {
  return page(
    'Sign out',
    undefined,
    html`<p>You are signed in as <strong>${person.name}</strong>.</p>
      ${signOutForm()}`,
  )
}

function signOutForm(): Html {
  return html`<form class="card" method="post" action="/sign-out"><button type="submit">Sign out</button></form>`
}

export interface PasswordPage {
  email: string
  next: string
  isForced: boolean
  refusal?: Refusal
}

export function passwordPage({ email, next, isForced, refusal }: PasswordPage): Html {
  const lead = isForced
    ? 'The password you signed in with was made by an administrator. Choose one that only you know.'
    : 'You will be signed out everywhere else.'
  return page(
    'Choose a password',
    refusal,
    html`<p>${lead}</p>
      <form class="card" method="post" action="/sign-in/password" novalidate>
        ${overall(refusal)}
        <input type="hidden" name="next" value="${next}" />
        <input type="hidden" name="email" value="${email}" autocomplete="username" />
        ${field({ name: 'currentPassword', label: 'Present password', type: 'password', autocomplete: 'current-password', refusal })}
        ${field({
          name: 'newPassword',
          label: 'New password',
          type: 'password',
          autocomplete: 'new-password',
          hint: `At least ${shortestPassword} characters; a few words in a row are good.`,
          refusal,
        })}
        ${field({ name: 'again', label: 'New password once more', type: 'password', autocomplete: 'new-password', refusal })}
        <button type="submit">Change password</button>
      </form>`,
  )
}

export function crossSitePage(sentence: string): Html {
  return page(
    'Not done',
    undefined,
    html`<p class="notice bad" role="alert">${sentence}</p>
      <p><a href="/sign-in">Sign in</a></p>`,
  )
}

interface Field {
  name: string
  label: string
  type: 'email' | 'password'
  autocomplete: 'username' | 'current-password' | 'new-password'
  value?: string
  hint?: string
  refusal: Refusal | undefined
}

/** A refusal about no field is about the whole form: then every field points at it. */
function field({ name, label, type, autocomplete, value = '', hint, refusal }: Field): Html {
  const isOwnFault = refusal?.field === name
  const describedBy = [
    hint === undefined ? null : `${name}-hint`,
    isOwnFault ? `${name}-fault` : null,
    refusal && refusal.field === undefined ? 'form-fault' : null,
  ].filter((id) => id !== null)
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      autocapitalize="none"
      spellcheck="false"
      required
      maxlength="254"
      value="${value}"
      ${isOwnFault ? raw('aria-invalid="true" autofocus') : ''}
      ${describedBy.length === 0 ? '' : raw(`aria-describedby="${describedBy.join(' ')}"`)}
    />
    ${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${isOwnFault ? html`<p class="fault" id="${name}-fault">${refusal.sentence}</p>` : ''}
  </div>`
}

function overall(refusal: Refusal | undefined): Html | '' {
  return refusal && refusal.field === undefined
    ? html`<p class="notice bad" id="form-fault" role="alert">${refusal.sentence}</p>`
    : ''
}

/** The frame of every page that is made here; a fault shows in its title. */
export function page(title: string, refusal: { sentence: string } | undefined, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${refusal ? 'Error: ' : ''}${title} · Keuka</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        ${raw(styleElement)}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`
}

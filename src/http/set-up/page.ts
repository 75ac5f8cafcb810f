import { html, raw } from 'hono/html'
import { page } from '../sign-in/pages.ts'
import { shortestPassword } from '../sign-in/passwords.ts'
import { fieldNames, type Faults, type FieldName, type Typed } from './form.ts'

type Html = ReturnType<typeof html>

export function setUpPage(typed: Typed, faults: Faults): Html {
  const first = fieldNames.find((name) => faults[name] !== undefined)
  const input = (name: FieldName, label: string, more: Partial<Input> = {}) =>
    field({ name, label, value: typed[name], fault: faults[name], isFirst: name === first, ...more })
  return page(
    'Set up this office',
    first === undefined ? undefined : { sentence: faults[first] ?? '' },
    html`<p>
        Once, now: who the office is, and the account of whoever looks after it. Everything but the code can be changed
        later.
      </p>
      ${first === undefined ? '' : faultList(faults)}
      <form class="card" method="post" action="/set-up" novalidate>
        <fieldset>
          <legend>The code</legend>
          ${input('code', 'Code from the terminal', { autocomplete: 'one-time-code', hint: 'Printed where the office was started, such as KWX4-92HD.' })}
        </fieldset>
        <fieldset>
          <legend>The office</legend>
          ${input('officeName', 'Name of the office', { autocomplete: 'organization', hint: 'As other libraries read it.' })}
          ${input('isil', 'ISIL symbol', { isOptional: true, hint: 'Such as US-NFLS. One of the two symbols is needed.' })}
          ${input('oclc', 'OCLC symbol', { isOptional: true })}
          ${input('street', 'Street or post box', { kind: 'lines', autocomplete: 'street-address', hint: 'Up to six lines; the name stands above them by itself.' })}
          ${input('city', 'City', { autocomplete: 'address-level2' })}
          ${input('region', 'State', { isOptional: true, autocomplete: 'address-level1' })}
          ${input('postcode', 'ZIP code', { isOptional: true, autocomplete: 'postal-code' })}
          ${input('country', 'Country', { isOptional: true, hint: 'Only if letters from abroad need it.', autocomplete: 'country-name' })}
          ${input('timeZone', 'Time zone', { kind: 'zone' })}
          ${input('officeEmail', 'E-mail of the office', { isOptional: true, kind: 'email' })}
          ${input('phone', 'Telephone of the office', { isOptional: true, autocomplete: 'tel' })}
        </fieldset>
        <fieldset>
          <legend>The first account, an administrator</legend>
          ${input('name', 'Your name', { autocomplete: 'name' })}
          ${input('email', 'Your e-mail address', { kind: 'email', autocomplete: 'username', hint: 'You sign in with it.' })}
          ${input('password', 'Password', { kind: 'password', autocomplete: 'new-password', value: '', hint: `At least ${shortestPassword} characters; a few words in a row are good.` })}
          ${input('again', 'Password once more', { kind: 'password', autocomplete: 'new-password', value: '' })}
        </fieldset>
        <button type="submit">Set up the office</button>
      </form>`,
  )
}

export function alreadySetUpPage(sentence: string): Html {
  return page(
    'Nothing to set up',
    undefined,
    html`<p>${sentence}</p>
      <p><a href="/sign-in">Sign in</a></p>`,
  )
}

function faultList(faults: Faults): Html {
  const found = fieldNames.flatMap((name) => (faults[name] === undefined ? [] : [{ name, sentence: faults[name] }]))
  return html`<div class="notice bad" role="alert">
    <p>Not set up yet:</p>
    <ul>
      ${found.map(({ name, sentence }) => html`<li><a href="#${name}">${sentence}</a></li>`)}
    </ul>
  </div>`
}

interface Input {
  name: FieldName
  label: string
  value: string
  fault: string | undefined
  isFirst: boolean
  kind?: 'text' | 'email' | 'password' | 'lines' | 'zone'
  autocomplete?: string
  hint?: string
  isOptional?: boolean
}

function field(input: Input): Html {
  const { name, label, hint, fault, isOptional = false } = input
  return html`<div class="field">
    <label for="${name}">${label}${isOptional ? html` <span class="hint">(if there is one)</span>` : ''}</label>
    ${control(input)} ${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${fault === undefined ? '' : html`<p class="fault" id="${name}-fault">${fault}</p>`}
  </div>`
}

function control({ name, kind = 'text', value, autocomplete = 'off', hint, fault, isFirst, isOptional }: Input): Html {
  const describedBy = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(fault === undefined ? [] : [`${name}-fault`]),
  ]
  const marks = raw(
    [
      isOptional ? '' : 'required',
      fault === undefined ? '' : 'aria-invalid="true"',
      isFirst ? 'autofocus' : '',
      describedBy.length === 0 ? '' : `aria-describedby="${describedBy.join(' ')}"`,
    ].join(' '),
  )
  if (kind === 'lines') {
    return html`<textarea id="${name}" name="${name}" rows="3" maxlength="1500" autocomplete="${autocomplete}" ${marks}>
${value}</textarea>`
  }
  if (kind === 'zone')
    return html`<select id="${name}" name="${name}" ${marks}>
      ${zones(value)}
    </select>`
  return html`<input
    id="${name}"
    name="${name}"
    type="${kind}"
    autocomplete="${autocomplete}"
    maxlength="500"
    value="${value}"
    ${marks}
  />`
}

function zones(chosen: string): Html {
  const all = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
  return html`${all.map((zone) => html`<option ${zone === chosen ? raw('selected') : ''}>${zone}</option>`)}`
}

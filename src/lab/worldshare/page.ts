import { html, raw } from 'hono/html'
import { actionKeys, actions, mayNow } from './actions.ts'
import { nowOf, type Lab } from './lab.ts'
import { libraryOf } from './libraries.ts'
import type { CallLog, LogLine } from './log.ts'
import { keyForm, keyTable } from './page-keys.ts'
import { patronSection } from './page-patrons.ts'
import { at, faultKinds, textOf, type LabRequest } from './state.ts'
import { style } from './style.ts'

/** What the emulator holds, for a newcomer: requests and where they stand, calls as they come in, and the controls. */
export function page(lab: Lab, log: CallLog) {
  const requests = lab.state.requests.toSorted((a, b) => b.editedAt - a.editedAt || b.id - a.id).slice(0, 100)
  const lines = log.lines.toReversed().slice(0, 40)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Make-believe WorldShare</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <header>
          <h1>Make-believe WorldShare</h1>
          <p>
            <b>${clockWords(nowOf(lab))}</b>
            ${lab.state.clock.speed === 1 ? '' : `, ${lab.state.clock.speed} times as fast`}
          </p>
          ${clockForms()}
        </header>
        <main>
          <section aria-labelledby="requests">
            <h2 id="requests">Requests</h2>
            ${
              requests.length === 0
                ? html`<p class="empty">None yet. What a client sends to <code>POST /requests</code> appears here.</p>`
                : requestTable(lab, requests)
            }
            ${incomingForm(lab)}
          </section>
          <section aria-labelledby="calls">
            <h2 id="calls">Calls</h2>
            ${lines.length === 0 ? html`<p class="empty">No call yet.</p>` : lines.map((line) => callLine(line))}
          </section>
          <section aria-labelledby="faults">
            <h2 id="faults">Faults</h2>
            ${faultList(lab)} ${faultForm()}
          </section>
          <section aria-labelledby="others">
            <h2 id="others">Other libraries</h2>
            ${settingsForm(lab)}
          </section>
          ${patronSection(lab)}
          <section aria-labelledby="keys">
            <h2 id="keys">Keys to try</h2>
            ${keyTable(lab)} ${keyForm()}
          </section>
        </main>
        <script>
          ${raw(watcher)}
        </script>
      </body>
    </html>`
}

// Reloads when something happened, unless somebody is typing or reading a call.
const watcher = `
let seen
setInterval(async () => {
  const answer = await fetch('/lab/version').then((r) => r.json()).catch(() => null)
  if (!answer) return
  const busy = document.activeElement?.matches('input,select') || document.querySelector('details[open]')
  if (seen !== undefined && seen !== answer.version && !busy) location.reload()
  else seen = seen ?? answer.version
}, 1000)
`

function requestTable(lab: Lab, requests: readonly LabRequest[]) {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Number</th>
          <th>Title</th>
          <th>Borrower</th>
          <th>Lenders</th>
          <th>Status</th>
          <th>Next by itself</th>
          <th>Act for a library</th>
        </tr>
      </thead>
      <tbody>
        ${requests.map(
          (one) =>
            html`<tr>
              <td>${one.id}<br /><small>${textOf(at(one.document, 'referenceId'))}</small></td>
              <td>
                ${textOf(at(one.document, 'item.title') ?? at(one.document, 'item.isbn'))}
                <small>${one.service}</small>
              </td>
              <td>${symbol(one.borrower)}</td>
              <td>
                ${one.lenders.map(
                  (turn, index) =>
                    html`<span class="${index === one.at ? 'now' : turn.answer}" title="${turn.reason ?? turn.answer}"
                      >${symbol(turn.id)}</span
                    > `,
                )}
              </td>
              <td><b>${one.status}</b>${one.billed ? html` <small>billed ${one.billed.amount}</small>` : ''}</td>
              <td>${nextWords(one)}</td>
              <td>${actForm(lab, one)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function actForm(lab: Lab, request: LabRequest) {
  const lender = request.lenders[request.at]?.id
  const sides = [
    { side: 'borrower', who: request.borrower },
    { side: 'lender', who: lender },
  ] as const
  const offered = sides.flatMap(({ side, who }) =>
    who === undefined
      ? []
      : actionKeys.filter((key) => actions[key].by === side && mayNow(lab, request, key)).map((key) => ({ key, who })),
  )
  return offered.map(
    ({ key, who }) =>
      html`<form method="post" action="/lab/act" class="inline">
        <input type="hidden" name="id" value="${request.id}" /><input type="hidden" name="who" value="${who}" />
        <button name="action" value="${key}">${symbol(who)}: ${lab.assumed(key)}</button>
      </form> `,
  )
}

function callLine(line: LogLine) {
  const status = line.status === null ? 'no answer' : String(line.status)
  return html`<details class="${line.status === null || line.status >= 400 ? 'bad' : ''}">
    <summary>
      <b>${status}</b> ${line.method} ${line.path}${line.query}
      <small>${line.at.slice(11, 19)} ${line.who} ${line.ms} ms ${line.faults.join(' ')}</small>
    </summary>
    <pre>
${Object.entries(line.requestHeaders)
  .map(([name, value]) => `${name}: ${value}`)
  .join('\n')}

${line.requestBody}</pre>
    <pre>
${line.responseType}${line.how === 'half' ? ' (half of it was sent)' : ''}

${line.responseBody}</pre>
  </details>`
}

function clockForms() {
  return html`<form method="post" action="/lab/clock" class="inline">
      <button name="advance" value="1h">+1 hour</button>
      <button name="advance" value="1d">+1 day</button>
      <button name="advance" value="7d">+7 days</button>
    </form>
    <form method="post" action="/lab/clock" class="inline">
      <label>Speed <input name="speed" size="5" inputmode="numeric" /></label><button>Set</button>
    </form>`
}

function incomingForm(lab: Lab) {
  const lenders = [...new Set(lab.state.keys.map((key) => key.institution))]
  return html`<form method="post" action="/lab/incoming">
    <label
      >A library asks
      <select name="lender">
        ${lenders.map((id) => html`<option value="${id}">${libraryOf(id)?.name ?? id}</option>`)}
      </select></label
    >
    <label
      >for a
      <select name="service">
        <option>LOAN</option>
        <option>COPY</option>
      </select></label
    >
    <label>Scenario <input name="scenario" placeholder="RECEIVE RENEW RETURN" /></label>
    <button>Ask</button>
  </form>`
}

function faultList(lab: Lab) {
  if (lab.state.faults.length === 0) return html`<p class="empty">None. Everything is answered as it should be.</p>`
  return html`<ul>
      ${lab.state.faults.map(
        (one) =>
          html`<li>
            <b>${one.kind}</b> at ${one.where},
            ${one.times === null ? 'every call' : `next ${one.times}`}${
              one.chance < 1 ? `, chance ${one.chance}` : ''
            }${one.ms === 0 ? '' : `, ${one.ms} ms`}
          </li>`,
      )}
    </ul>
    <form method="post" action="/lab/faults/clear"><button>Take all away</button></form>`
}

function faultForm() {
  return html`<form method="post" action="/lab/faults">
    <label
      >Fault
      <select name="kind">
        ${faultKinds.map((kind) => html`<option>${kind}</option>`)}
      </select></label
    >
    <label>At <input name="where" value="*" placeholder="POST /requests" /></label>
    <label>Calls <input name="times" size="4" value="1" inputmode="numeric" /></label>
    <label>Chance <input name="chance" size="4" placeholder="1" /></label>
    <label>Milliseconds or code <input name="ms" size="7" inputmode="numeric" /></label>
    <button>Set</button>
  </form>`
}

function settingsForm({ state: { settings } }: Lab) {
  return html`<form method="post" action="/lab/settings">
    <label>Seconds between two steps <input name="paceSeconds" size="6" value="${settings.paceMs / 1000}" /></label>
    <label>What lenders do <input name="scenario" value="${settings.scenario ?? ''}" placeholder="by chance" /></label>
    <label>Requests to us a day <input name="incomingPerDay" size="4" value="${settings.incomingPerDay}" /></label>
    <label
      >Automation sends
      <select name="automation">
        <option value="no" ${settings.automation ? '' : raw('selected')}>no, to review</option>
        <option value="yes" ${settings.automation ? raw('selected') : ''}>yes, to holders</option>
      </select></label
    >
    <button>Set</button>
  </form>`
}

function nextWords({ agesAt, lenderAt, borrowerAt, status }: LabRequest): string {
  const [first] = [
    { at: lenderAt, who: 'lender' },
    { at: borrowerAt, who: 'borrower' },
    { at: agesAt, who: 'time' },
  ]
    .filter((one) => one.at !== null)
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
  return first?.at === null || first === undefined
    ? status === 'CLOSED'
      ? ''
      : '–'
    : `${clockWords(first.at)} (${first.who})`
}

function symbol(id: number): string {
  return libraryOf(id)?.symbol ?? String(id)
}

function clockWords(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace('T', ' ')
}

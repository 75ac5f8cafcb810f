import { html, raw } from 'hono/html'
import { faultKinds } from './faults.ts'
import { holdStatuses, itemStatuses } from './names.ts'
import type { Polaris } from './polaris.ts'
import { pageStyle } from './page-style.ts'
import { bibById, branchName, itemById, nameOf, patronById } from './world.ts'

type Html = ReturnType<typeof html>

const tabs = {
  requests: 'ILL requests',
  items: 'Items',
  patrons: 'Patrons',
  holds: 'Holds',
  log: 'Calls',
  faults: 'Faults',
} as const

/** What this Polaris holds, for people. */
export function page(polaris: Polaris, wanted: string): Html {
  const tab = Object.keys(tabs).find((one) => one === wanted) ?? 'requests'
  const shown = parts[tab] ?? requests
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        ${tab === 'faults' ? '' : raw('<meta http-equiv="refresh" content="5" />')}
        <title>Make-believe Polaris</title>
        <style>
          ${raw(pageStyle)}
        </style>
      </head>
      <body>
        <header>
          <h1>Make-believe Polaris</h1>
          <p>${polaris.state.organizations[0]?.name ?? ''}. Nobody and nothing here is real.</p>
          <nav aria-label="Parts">
            ${Object.entries(tabs).map(
              ([key, name]) =>
                html`<a href="/?tab=${key}" ${key === tab ? raw('aria-current="page"') : ''}>${name}</a> `,
            )}
          </nav>
        </header>
        <main>${shown(polaris)}</main>
      </body>
    </html>`
}

function table(head: readonly string[], rows: readonly (readonly (string | number | Html)[])[]): Html {
  if (rows.length === 0) return html`<p>None.</p>`
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${head.map((one) => html`<th scope="col">${one}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function button(action: string, words: string): Html {
  return html`<form method="post" action="${action}"><button>${words}</button></form>`
}

function requests(polaris: Polaris): Html {
  const words = polaris.settings.assumed('illStatusNames')
  const rows = polaris.state.ills.toReversed().map((ill) => {
    const patron = patronById(polaris, ill.patronId)
    const item = itemById(polaris, ill.itemId)
    const lever =
      ill.statusId === 1
        ? button(`/emulator/ill/${ill.id}/activate`, 'Send')
        : ill.statusId === 3
          ? button(`/emulator/ill/${ill.id}/ship`, 'Lender ships')
          : ''
    return [
      ill.id,
      ill.title,
      patron ? nameOf(patron) : '',
      branchName(polaris, ill.pickupId),
      `${ill.statusId} ${words[String(ill.statusId)] ?? ''}`,
      item ? `${item.barcode}: ${itemStatuses[item.statusId] ?? ''}` : '',
      time(ill.changedAt),
      lever,
    ]
  })
  return table(['Number', 'Title', 'Patron', 'Pick up at', 'Status', 'Item', 'Since', ''], rows)
}

function items(polaris: Polaris): Html {
  const rows = polaris.state.items.toReversed().map((item) => {
    const patron = patronById(polaris, item.loan?.patronId ?? 0)
    const lever = item.transit
      ? button(
          `/emulator/item/${item.id}/check-in/${item.transit.to}`,
          `Arrives at ${branchName(polaris, item.transit.to)}`,
        )
      : ''
    return [
      item.barcode,
      bibById(polaris, item.bibId)?.title ?? '',
      branchName(polaris, item.branchId),
      `${item.statusId} ${itemStatuses[item.statusId] ?? ''}`,
      patron ? `${nameOf(patron)}, due ${(item.loan?.dueAt ?? '').slice(0, 10)}` : '',
      item.illId ?? '',
      lever,
    ]
  })
  return table(['Barcode', 'Title', 'Belongs to', 'Status', 'Out to', 'ILL request', ''], rows)
}

function patrons(polaris: Polaris): Html {
  const rows = polaris.state.patrons.map((one) => [
    one.id,
    one.barcode,
    nameOf(one),
    branchName(polaris, one.branchId),
    one.blocks.length + (one.blockingNote === '' ? 0 : 1) + (one.codeId === 6 ? 1 : 0),
  ])
  return table(['Number', 'Barcode', 'Name', 'Library', 'Blocks'], rows)
}

function holds(polaris: Polaris): Html {
  const rows = polaris.state.holds.toReversed().map((one) => {
    const patron = patronById(polaris, one.patronId)
    const status = `${one.statusId} ${holdStatuses[one.statusId] ?? ''}`
    return [one.id, one.title, patron ? nameOf(patron) : '', branchName(polaris, one.pickupId), status]
  })
  return table(['Number', 'Title', 'Patron', 'Pick up at', 'Status'], rows)
}

function log(polaris: Polaris): Html {
  const rows = polaris.log.lines.toReversed().map((line) => [
    time(line.at),
    `${line.method} ${line.target}`,
    line.name,
    line.status ?? 'no answer',
    line.code ?? '',
    [line.reason, line.fault && `fault: ${line.fault}`].filter(Boolean).join('; '),
    html`<details>
      <summary>Read</summary>
      <pre>${line.request}</pre>
      <pre>${line.answer}</pre>
    </details>`,
  ])
  return table(['Time', 'Call', 'Name', 'HTTP', 'Code', 'Why', 'Text'], rows)
}

function faults(polaris: Polaris): Html {
  const rows = polaris.faults.rules.map((rule) => [
    rule.kind,
    rule.on || 'every call',
    rule.chance,
    rule.times ?? 'until cleared',
  ])
  return html`<form method="post" action="/emulator/faults" class="fault">
      <label
        >The next call
        <input name="on" placeholder="all, or part of its address" />
      </label>
      <label
        >does this
        <select name="kind">
          ${Object.entries(faultKinds).map(([kind, about]) => html`<option value="${kind}">${kind}: ${about}</option>`)}
        </select>
      </label>
      <button>Set</button>
    </form>
    ${table(['Fault', 'On', 'Chance', 'How often yet'], rows)} ${button('/emulator/faults/clear', 'Clear all')}
    ${button('/emulator/reset', 'Start again from the first day')}`
}

const parts: Readonly<Record<string, (polaris: Polaris) => Html>> = { requests, items, patrons, holds, log, faults }

function time(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ')
}

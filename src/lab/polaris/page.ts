import { html, raw } from 'hono/html'
import { faultKinds } from './faults.ts'
import { isOpen } from './hold-life.ts'
import { holdIs, holdStatuses, itemIs, itemStatuses } from './names.ts'
import { keyRows } from './page-keys.ts'
import type { Polaris } from './polaris.ts'
import { pageStyle } from './page-style.ts'
import type { Hold, Item } from './state.ts'
import { bibById, branchName, itemById, nameOf, patronById } from './world.ts'

type Html = ReturnType<typeof html>

const tabs = {
  requests: 'ILL requests',
  items: 'Items',
  patrons: 'Patrons',
  holds: 'Holds',
  log: 'Calls',
  faults: 'Faults',
  keys: 'Keys to try',
} as const

/** What this Polaris holds, for people. */
export function page(polaris: Polaris, wanted: string, words = ''): Html {
  const tab = Object.keys(tabs).find((one) => one === wanted) ?? 'requests'
  const shown = parts[tab] ?? requests
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <script>
          ${raw(watcher)}
        </script>
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
        <main>${tab === 'faults' || tab === 'keys' ? '' : searchForm(tab, words)} ${shown(polaris, words.trim())}</main>
      </body>
    </html>`
}

// Looks again every few seconds, unless somebody is typing or reading a call.
const watcher = `
setInterval(() => {
  if (!document.activeElement?.matches('input,select') && !document.querySelector('details[open]')) location.reload()
}, 5000)
`

/** Nobody reads a thousand rows: the latest, or those with these words in them. */
const mostRows = 100

function searchForm(tab: string, words: string): Html {
  return html`<form method="get" action="/" role="search">
    <input type="hidden" name="tab" value="${tab}" />
    <label>Find <input name="q" value="${words}" placeholder="title, barcode or name" /></label>
    <button>Find</button> ${words === '' ? '' : html`<a href="/?tab=${tab}">Show all</a>`}
  </form>`
}

function found(head: readonly string[], rows: readonly Row[], words: string): Html {
  const fits = rows.filter((row) =>
    row.some((cell) => typeof cell !== 'object' && String(cell).toLowerCase().includes(words.toLowerCase())),
  )
  const more = fits.length - mostRows
  return html`${table(head, fits.slice(0, mostRows))}
  ${more > 0 ? html`<p>${more} more, older ones. Find them by a word.</p>` : ''}`
}

type Row = readonly (string | number | Html)[]

function table(head: readonly string[], rows: readonly Row[]): Html {
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

function requests(polaris: Polaris, words: string): Html {
  const names = polaris.settings.assumed('illStatusNames')
  const rows = latest(polaris.state.ills).map((ill) => {
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
      `${ill.statusId} ${names[String(ill.statusId)] ?? ''}`,
      item ? `${item.barcode}: ${itemStatuses[item.statusId] ?? ''}` : '',
      time(ill.changedAt),
      lever,
    ]
  })
  return found(['Number', 'Title', 'Patron', 'Pick up at', 'Status', 'Item', 'Since', ''], rows, words)
}

function items(polaris: Polaris, words: string): Html {
  const rows = latest(polaris.state.items).map((item) => {
    const patron = patronById(polaris, item.loan?.patronId ?? 0)
    return [
      item.barcode,
      bibById(polaris, item.bibId)?.title ?? '',
      branchName(polaris, item.branchId),
      `${item.statusId} ${itemStatuses[item.statusId] ?? ''}`,
      patron ? `${nameOf(patron)}, due ${(item.loan?.dueAt ?? '').slice(0, 10)}` : '',
      item.illId ?? '',
      time(item.changedAt),
      leversOf(polaris, item),
    ]
  })
  return found(['Barcode', 'Title', 'Belongs to', 'Status', 'Out to', 'ILL request', 'Since', ''], rows, words)
}

/** What can happen to it at a library’s desk. */
function leversOf(polaris: Polaris, item: Item): Html | string {
  const { transit, loan } = item
  const address = `/emulator/item/${item.id}`
  if (transit) return button(`${address}/check-in/${transit.to}`, `Arrives at ${branchName(polaris, transit.to)}`)
  if (item.statusId === itemIs.held) return button(`${address}/check-out`, 'Its reader takes it')
  if (!loan) return ''
  const home = branchName(polaris, loan.branchId)
  return html`${button(`${address}/check-in/${loan.branchId}`, `Comes back at ${home}`)}
    <form method="post" action="${address}/due">
      <input name="due" value="${loan.dueAt.slice(0, 10)}" size="10" aria-label="Due date of ${item.barcode}" /><button>
        Reset due date
      </button>
    </form>`
}

function patrons(polaris: Polaris, words: string): Html {
  const rows = polaris.state.patrons.map((one) => [
    one.id,
    one.barcode,
    nameOf(one),
    branchName(polaris, one.branchId),
    one.blocks.length + (one.blockingNote === '' ? 0 : 1) + (one.codeId === 6 ? 1 : 0),
  ])
  return found(['Number', 'Barcode', 'Name', 'Library', 'Blocks'], rows, words)
}

function holds(polaris: Polaris, words: string): Html {
  const rows = latest(polaris.state.holds).map((one) => {
    const patron = patronById(polaris, one.patronId)
    const status = `${one.statusId} ${holdStatuses[one.statusId] ?? ''}`
    const { staffNotes, changedAt } = one
    const lever = isOpen(one)
      ? html`${one.statusId === holdIs.active ? foundOnShelf(polaris, one) : ''}
        ${button(`/emulator/hold/${one.id}/cancel`, 'Staff cancel it')}`
      : ''
    return [
      one.id,
      one.title,
      patron ? nameOf(patron) : '',
      branchName(polaris, one.pickupId),
      status,
      staffNotes,
      time(changedAt),
      lever,
    ]
  })
  return found(['Number', 'Title', 'Patron', 'Pick up at', 'Status', 'Note', 'Since', ''], rows, words)
}

/** A library finds a copy that is in on its shelf, and checks it in: the hold takes it. */
function foundOnShelf(polaris: Polaris, { bibId }: Hold): Html | string {
  const copy = polaris.state.items.find((one) => one.bibId === bibId && one.statusId === itemIs.in && one.holdable)
  if (!copy) return ''
  return button(`/emulator/item/${copy.id}/check-in/${copy.branchId}`, `${branchName(polaris, copy.branchId)} finds it`)
}

/** What changed last comes first. */
const latest = <T extends { readonly changedAt: string }>(records: readonly T[]): readonly T[] =>
  records.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))

function log(polaris: Polaris, words: string): Html {
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
  return found(['Time', 'Call', 'Name', 'HTTP', 'Code', 'Why', 'Text'], rows, words)
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

const parts: Readonly<Record<string, (polaris: Polaris, words: string) => Html>> = {
  requests,
  items,
  patrons,
  holds,
  log,
  faults,
  keys: (polaris) => table(['What', 'Value'], keyRows(polaris)),
}

function time(iso: string): string {
  return iso.slice(0, 16).replace('T', '\u00a0')
}

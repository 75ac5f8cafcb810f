import { html, raw } from 'hono/html'
import { itemStatuses } from './names.ts'
import { pageStyle } from './page-style.ts'
import type { Polaris } from './polaris.ts'
import { itemById, patronById } from './world.ts'

/** ILL status words as the staff client lists them. */
const shown: Readonly<Record<number, string>> = {
  1: 'Inactive',
  3: 'Active',
  5: 'Shipped',
  10: 'Received-Held',
  11: 'Received-Transferred',
  12: 'Received-Satisfied',
  13: 'Received-Used',
  14: 'Received-Unused',
  15: 'Returned',
  16: 'Cancelled',
}

/** The list of interlibrary loan requests as staff see it, to copy from. */
export function staffList(polaris: Polaris) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>ILL requests · make-believe staff list</title>
        <style>
          ${raw(pageStyle)}
        </style>
      </head>
      <body>
        <main>
          <h1>ILL requests</h1>
          <table>
            <thead>
              <tr>
                <th>ILL Request ID</th>
                <th>Status</th>
                <th>Title</th>
                <th>Patron Barcode</th>
                <th>Item Status</th>
                <th>Item Barcode</th>
              </tr>
            </thead>
            <tbody>
              ${polaris.state.ills.map((ill) => {
                const item = itemById(polaris, ill.itemId)
                return html`<tr>
                  <td>${ill.id}</td>
                  <td>${shown[ill.statusId] ?? ill.statusId}</td>
                  <td>${ill.title}</td>
                  <td>${patronById(polaris, ill.patronId)?.barcode ?? ''}</td>
                  <td>${item ? (itemStatuses[item.statusId] ?? '') : ''}</td>
                  <td>${item?.barcode ?? ''}</td>
                </tr>`
              })}
            </tbody>
          </table>
        </main>
      </body>
    </html>`
}

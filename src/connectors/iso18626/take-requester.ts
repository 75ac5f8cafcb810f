// A library that borrows from us acts: it has the piece, wants more time, sends it back, cancels, asks, writes.
import { hearRequester } from '../../domain/iso18626/heard.ts'
import type { RequestingAgencyMessage } from '../../domain/iso18626/messages.ts'
import type { Details } from '../../domain/lifecycle/details.ts'
import { actionRow, lifeOf } from '../../domain/lifecycle/lives.ts'
import { readNumber } from '../../domain/values/request-number.ts'
import type { Lending, Tray } from '../../office/desk-port.ts'
import { findBorrower, isOurs } from './parties.ts'
import { mistaken, understood, wrong, type Bench, type Verdict } from './verdict.ts'

export async function takeRequesterMessage(bench: Bench, message: RequestingAgencyMessage): Promise<Verdict> {
  const { header, action, note } = message
  const borrower = await findBorrower(bench, header.requestingAgencyId, header.requestingAgencyAuthentication)
  if ('wrong' in borrower) return mistaken(borrower.wrong)
  const { libraryId } = borrower
  if (!isOurs(bench, header.supplyingAgencyId)) return mistaken('supplyingAgencyId', { libraryId })
  const found = await findLending(bench.tray, libraryId, message)
  if (!found) return mistaken('requestingAgencyRequestId', { libraryId })

  const { request } = found
  const about = { libraryId, requestId: request.id }
  const life = lifeOf(request)
  const hearing = hearRequester(life, request.state, action, note)
  if (hearing.is === 'error') return wrong(hearing.fault, about)
  const [meant] = hearing.is === 'act' ? hearing.actions : []
  if (meant === undefined) return understood(about)
  const needs = actionRow(life, meant)?.needs ?? {}
  const details: Details = {
    ...('note' in needs && note?.trim() ? { note: note.trim().slice(0, 5000) } : {}),
    ...('reason' in needs ? { reason: 'lost' } : {}),
  }
  const acted = await bench.tray.act({
    requestId: request.id,
    action: meant,
    details,
    actor: { kind: 'borrower', id: String(libraryId) },
    key: bench.key,
  })
  return acted.ok ? understood(about) : wrong({ errorType: 'UnsupportedActionType', errorValue: action }, about)
}

/** By the borrower's own number; else by ours, which it repeats. */
async function findLending(
  tray: Tray,
  borrowerLibraryId: number,
  { header }: RequestingAgencyMessage,
): Promise<Lending | null> {
  const byTheirs = await tray.lending({ borrowerLibraryId, partnerNumber: header.requestingAgencyRequestId })
  const number = readNumber(header.supplyingAgencyRequestId ?? '')
  return byTheirs ?? (number === null ? null : tray.lending({ borrowerLibraryId, number }))
}

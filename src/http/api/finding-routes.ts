import { randomUUID } from 'node:crypto'
import type { FindingView } from '../../contract/intake.ts'
import { allowedActions } from '../../domain/lifecycle/allowed.ts'
import type { Finding } from '../../domain/requests/finding.ts'
import { refuse } from '../../domain/refusal.ts'
import { readBarcode } from '../../domain/values/library-barcode.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { today, type Office } from '../../office/context.ts'
import { findingsOfDraft, reviewed } from '../../office/intake/findings.ts'
import { namedCopies, type Draft } from '../../office/intake/intake-facts.ts'
import { copiesInSystem } from '../../office/intake/look-up.ts'
import { sendPassing } from '../../office/intake/send-passing.ts'
import { suggestLenders } from '../../office/intake/suggest-lenders.ts'
import { ConnectorError } from '../../office/ports.ts'
import { librariesById } from '../../store/libraries.ts'
import { patronByCard } from '../../store/patrons.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { requestRow } from '../../store/requests/find.ts'
import { leavingOf } from '../../store/requests/view.ts'
import { refusalError } from './answer.ts'
import { os } from './base.ts'
import { secondsUntil } from './request-view.ts'

export const findingRoutes = {
  findings: os.intake.findings.handler(async ({ input, context: { office, asker } }) => {
    const facts = await loadFacts(office.store.db, input.requestId)
    if (!facts) throw refusalError(refuse('not-found'))
    const [found] = await reviewed(office, [input.requestId])
    if (!found) return []
    const order = {
      ...facts,
      actor: asker.actor,
      policy: office.policy(),
      now: office.clock.now(),
      today: today(office),
    }
    const possible = allowedActions(order, asker.staffRole).filter((one) => one.possible || one.action === 'answer')
    const may = new Set(possible.map((one) => one.action))
    return found.findings.map((one) => findingView(one, may))
  }),

  check: os.intake.check.handler(async ({ input, context: { office } }) => {
    const citation = filledOf(input.citation)
    const work = { service: input.service, title: input.title, citation }
    const copies = await copiesInSystem(office, work)
    const names = await librariesById(
      office.store.db,
      (copies ?? []).map((one) => one.libraryId),
    )
    const whose = await whoseCard(office, input.card ?? '')
    const found = await findingsOfDraft(office, {
      ...work,
      forFacility: input.forRequestId !== undefined,
      neededBy: input.neededBy ?? null,
      compliance: input.copyrightCompliance ?? null,
      ...whose,
      copies: copies && namedCopies(copies, (id) => names.get(id)?.name),
      firstLenderId: input.lenders[0] ?? null,
    })
    return found.map((one) => findingView(one))
  }),

  review: os.intake.review.handler(async ({ context: { office } }) =>
    (await reviewed(office)).map(({ row, findings, passes }) => ({
      requestId: row.id,
      number: writeNumber(row.number),
      title: row.title,
      service: row.service,
      home: row.home_name,
      since: row.created_at.toISOString(),
      passes,
      findings: findings.map((one) => findingView(one)),
    })),
  ),

  sendPassing: os.intake.sendPassing.handler(async ({ input, context: { office, asker } }) => {
    const gesture = randomUUID()
    const sent = await sendPassing(office, { requestIds: [...new Set(input.requestIds)], actor: asker.actor, gesture })
    const first = sent.find((one) => one.eventId !== null)?.eventId
    const leaving = first === undefined || first === null ? null : await leavingOf(office.store.db, first)
    return {
      gesture: leaving?.gesture ?? null,
      leavesInSeconds: secondsUntil(leaving?.leavesAt ?? null, office.clock.now()),
      results: sent.map(({ requestId, number, title, isSent, sentence }) => ({
        requestId,
        number,
        title,
        isSent,
        sentence,
      })),
    }
  }),

  lenders: os.intake.lenders.handler(async ({ input, context: { office } }) => {
    const work = await workOf(office, input)
    const ranked = await suggestLenders(office, work, input.requestId ?? null)
    return ranked.map((one) => ({ ...one, reasons: [...one.reasons] }))
  }),
}

async function workOf(
  office: Office,
  input: { requestId?: number | undefined; service: 'loan' | 'copy'; title: string; citation: Loose },
) {
  if (input.requestId === undefined)
    return { service: input.service, title: input.title, citation: filledOf(input.citation) }
  const row = await requestRow(office.store.db, input.requestId)
  if (!row) throw refusalError(refuse('not-found'))
  return row
}

type Loose = { readonly [field: string]: string | undefined }
const filledOf = (citation: Loose): Record<string, string> =>
  Object.fromEntries(
    Object.entries(citation).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  )

/** Whoever has the card, as far as anybody can be asked; without a library system a new one is typed with its name. */
async function whoseCard(office: Office, typed: string): Promise<Pick<Draft, 'patron' | 'strangeCard'>> {
  if (typed === '') return { patron: null, strangeCard: null }
  const card = readBarcode(typed)
  const known = await patronByCard(office.store.db, card)
  const kept = known ? { id: known.id, isBlocked: known.blocked } : null
  if (office.ils.byHand) return { patron: kept, strangeCard: kept ? null : 'new' }
  try {
    const seen = await office.ils.findPatron(card)
    return seen
      ? { patron: { id: known?.id ?? null, isBlocked: seen.blocks.length > 0 }, strangeCard: null }
      : { patron: null, strangeCard: 'in-no-system' }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return { patron: kept, strangeCard: null }
  }
}

/** With `may`, only ways that are open now. */
const findingView = (one: Finding, may?: ReadonlySet<string>): FindingView => ({
  code: one.code,
  weight: one.weight,
  sentence: one.sentence,
  field: one.field,
  ways: one.ways
    .filter((way) => way.action === null || !may || may.has(way.action))
    .map((way) => ({ ...way, details: { ...way.details } })),
})

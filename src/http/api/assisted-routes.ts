import { randomUUID } from 'node:crypto'
import { refuse, type Answer } from '../../domain/refusal.ts'
import type { Walk } from '../../domain/assisted/walk.ts'
import type { Line } from '../../domain/assisted/page-lines.ts'
import type { AssistedSettings } from '../../domain/assisted/systems.ts'
import type { Office } from '../../office/context.ts'
import { batchOf } from '../../office/assisted/batch.ts'
import { linkNumber } from '../../office/assisted/link-number.ts'
import { paste, type PasteResult } from '../../office/assisted/paste.ts'
import { queuesToWalk, tickQueue } from '../../office/assisted/walk-queues.ts'
import { settingName } from '../../office/assisted/settings.ts'
import type { SettingsCache } from '../../office/directory/settings.ts'
import { settingsVersion } from '../../store/settings.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os, type Tools } from './base.ts'

const byHandAll = { worldshare: 'by_hand', polaris: 'by_hand' } as const

export const assistedRoutes = {
  settings: os.assisted.settings.handler(({ context: { office, settings } }) => viewOf(settings, office)),
  change: os.assisted.change.handler(async ({ input, context: { office, settings } }) => {
    const next: AssistedSettings = {
      worldshare: { ...input.worldshare, pages: filled(input.worldshare.pages) },
      polaris: { isOn: input.polaris.isOn, pages: filled(input.polaris.pages) },
    }
    orRefuse(await settings.changeAssisted(next, office.clock.now(), input.version))
    return viewOf(settings, office)
  }),
  link: os.assisted.link.handler(async ({ input: { effectId, number, gesture }, context: { office, asker } }) =>
    orRefuse(await linkNumber(office, { effectId, number, actor: asker.actor, gesture: gesture ?? randomUUID() })),
  ),
  batch: os.assisted.batch.handler(async ({ input, context: { office, bars } }) => {
    const found = orRefuse(await batchOf(office, input.alike))
    return { ...found, items: found.items.map((one) => ({ ...one, bars: barsOf(bars(one.code)) })) }
  }),
  read: os.assisted.read.handler(async ({ input, context }) => listed(orRefuse(await pasted(context, input, false)))),
  apply: os.assisted.apply.handler(async ({ input, context }) => {
    const result = orRefuse(await pasted(context, input, true))
    if (input.queue !== undefined) await tickQueue(context.office, input.queue)
    return listed(result)
  }),
  walk: os.assisted.walk.handler(async ({ context: { office } }) => walkView(await queuesToWalk(office))),
  tick: os.assisted.tick.handler(async ({ input, context: { office } }) => {
    await tickQueue(office, input.queue)
    return walkView(await queuesToWalk(office))
  }),
}

interface Page {
  readonly system: 'worldshare' | 'polaris'
  readonly html?: string | undefined
  readonly text?: string | undefined
  readonly lines?: readonly Line[] | undefined
  readonly pdf?: string | undefined
}
async function pasted(
  { office, readPdf }: Pick<Tools, 'office' | 'readPdf'>,
  page: Page,
  isApplied: boolean,
): Promise<Answer<PasteResult>> {
  const { system, html, text, lines, pdf } = page
  if (pdf === undefined)
    return paste(
      office,
      system,
      {
        ...(html === undefined ? {} : { html }),
        ...(text === undefined ? {} : { text }),
        ...(lines === undefined ? {} : { lines }),
      },
      isApplied,
    )
  const read = await readPdf(new Uint8Array(Buffer.from(pdf, 'base64')))
  if (read === null) throw refusalError(refuse('pdf-unreadable'))
  return paste(office, system, { lines: read }, isApplied)
}

const listed = ({ lines, recognized, isApplied }: PasteResult) => ({
  recognized,
  isApplied,
  lines: lines.map((line) => ({ ...line })),
})
const barsOf = (found: ReturnType<Tools['bars']>) => ({
  modules: found.modules,
  bars: found.bars.map((one) => ({ ...one })),
})
const walkView = (walk: Walk | null) =>
  walk && { since: walk.since.toISOString(), queues: walk.queues.map((one) => ({ ...one })) }

type Pages = AssistedSettings['polaris']['pages']
const filled = (pages: { readonly [P in keyof Pages]?: string | undefined }): Pages =>
  Object.fromEntries(Object.entries(pages).flatMap(([name, value]) => (value ? [[name, value]] : [])))

async function viewOf(settings: SettingsCache, office: Office) {
  const version = await settingsVersion(office.store.db, settingName)
  await settings.reload()
  return { ...plainOf(settings.assisted(), office), version }
}
const plainOf = ({ worldshare, polaris }: AssistedSettings, office: Office) => ({
  worldshare: { ...worldshare, pages: { ...worldshare.pages }, walkAt: [...worldshare.walkAt] },
  polaris: { isOn: polaris.isOn, pages: { ...polaris.pages } },
  modes: { ...(office.assisted?.().modes ?? byHandAll) },
})

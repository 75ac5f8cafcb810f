// What an act wants printed becomes jobs of the print queue in the act's own transaction: nothing of it leaves the
// house, so there is nothing to carry and nothing that can fail.
import type { PaperKind } from '../../domain/printing/sheet.ts'
import type { EffectName } from '../../domain/lifecycle/effects.ts'
import type { Tx } from '../../store/open.ts'
import { addPrintJobs, paperEffectsOf } from '../../store/print-jobs.ts'
import type { Office } from '../context.ts'
import { paperSettings } from './paper-settings.ts'

const kinds: Partial<Readonly<Record<EffectName, PaperKind>>> = {
  'paper.strap': 'strap',
  'paper.slip': 'slip',
  'paper.pullCard': 'pull',
  'paper.lentStrap': 'lent',
}
const kindOf = (name: string): PaperKind | undefined => Object.entries(kinds).find(([effect]) => effect === name)?.[1]

export async function queuePapers(tx: Tx, office: Office, eventId: number): Promise<void> {
  const effects = await paperEffectsOf(tx, eventId)
  if (effects.length === 0) return
  const settings = await paperSettings(tx)
  const jobs = effects.flatMap((effect) => {
    const kind = kindOf(effect.name)
    if (kind === undefined) throw new Error(`no paper for ${effect.name}`)
    const { isOn, stock, printer } = settings.kinds[kind]
    return isOn
      ? [
          {
            kind,
            request_id: effect.request_id,
            piece_id: effect.piece_id,
            parcel_id: null,
            effect_id: effect.id,
            stock,
            printer,
          },
        ]
      : []
  })
  await addPrintJobs(tx, jobs, office.clock.now())
}

/** The address of a package that was closed. */
export async function queueLabel(tx: Tx, office: Office, parcelId: number): Promise<void> {
  const { isOn, stock, printer } = (await paperSettings(tx)).kinds.label
  const job = {
    kind: 'label' as const,
    request_id: null,
    piece_id: null,
    parcel_id: parcelId,
    effect_id: null,
    stock,
    printer,
  }
  if (isOn) await addPrintJobs(tx, [job], office.clock.now())
}

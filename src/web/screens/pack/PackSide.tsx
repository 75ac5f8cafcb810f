import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PackView } from '../../../contract/packing.ts'
import { isServiceId } from '../../../domain/shipping/services.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Day } from '../../parts/When.tsx'
import { moneyWords } from '../../words.ts'
import { TextSaved } from './TextSaved.tsx'
import { WeightField } from './WeightField.tsx'
import type { Packing } from './use-packing.ts'

/** How it goes, what it weighs and costs, and what not to forget. */
export function PackSide({ view, packing }: { view: PackView; packing: Packing }): ReactNode {
  const { cheaper, service } = view
  return (
    <Panel title="How it goes">
      <div className="stack">
        {view.reminders.length > 0 && (
          <ul className="pack-reminders" aria-label="Before it is closed">
            {view.reminders.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
        <div className="pack-fields">
          <NativeSelect
            label="In"
            value={view.container.id}
            onChange={(event) => void packing.way({ container: event.currentTarget.value })}
            data={view.containers.map(({ id, label }) => ({ value: id, label }))}
          />
          <NativeSelect
            label="By"
            value={service?.id ?? ''}
            onChange={(event) => {
              const wanted = event.currentTarget.value
              if (isServiceId(wanted)) void packing.way({ service: wanted })
            }}
            data={[
              ...(service === null
                ? [{ value: '', label: view.services.length === 0 ? 'another way, by hand' : 'not chosen' }]
                : []),
              ...view.services.map(({ id, label }) => ({ value: id, label })),
            ]}
          />
          <WeightField view={view} packing={packing} />
          <TextSaved
            key={view.tracking ?? ''}
            label="Tracking number"
            description="Scan it, or type it."
            kept={view.tracking ?? ''}
            save={packing.track}
            join={packing.join}
          />
        </div>
        {view.weightOff !== null && <Notice kind="warn">{view.weightOff}</Notice>}
        <Postage view={view} />
        {cheaper !== null && (
          <p>
            <button
              type="button"
              className="small-key form-key"
              onClick={() => void packing.way({ service: cheaper.service })}
            >
              {cheaper.label} for ${moneyWords(cheaper.cents, null)} saves ${moneyWords(cheaper.savesCents, null)}{' '}
              <KeyCap of="B" />
            </button>
          </p>
        )}
      </div>
    </Panel>
  )
}

function Postage({ view }: { view: PackView }): ReactNode {
  const { postage } = view
  const extras = [
    ...(view.insuredCents > 0 ? [`insured for $${moneyWords(view.insuredCents, null)}`] : []),
    ...(view.signature ? ['signature'] : []),
  ].join(', ')
  if (postage === null)
    return (
      <p className="soft">
        No price is known for this{extras === '' ? '' : ` (${extras})`}: the carrier says it. {view.toKey}
      </p>
    )
  return (
    <p>
      <strong className="pack-price">${moneyWords(postage.cents, null)}</strong>
      {extras !== '' && <span>, {extras}</span>}{' '}
      <span className="soft small">
        {view.weight === null ? `for the ${view.estimated} it should weigh` : `for ${view.weight}`}
        {postage.table !== null && (
          <>
            , table of <Day on={postage.table} isShort />
          </>
        )}
        {postage.doubt !== null && `; ${postage.doubt}`}
      </span>
    </p>
  )
}

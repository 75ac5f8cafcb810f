import { Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { ouncesOfPound } from '../../../domain/values/weight.ts'
import { api, client, type Outputs } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { ClaimDays } from './ClaimDays.tsx'
import { RateTables } from './RateTables.tsx'
import { ShippingContainers, withoutOwnIds } from './ShippingContainers.tsx'
import { ShippingServices } from './ShippingServices.tsx'
import { WholeForm, type WholeFormProps } from './WholeForm.tsx'

type Settings = Outputs['shipping']['settings']
type Service = Settings['services'][number]

/** By which services the office sends, on which days, in what, and how long things may wait. */
export function Shipping(): ReactNode {
  const settings = useQuery(api.shipping.settings.queryOptions())
  return (
    <div className="stack">
      <Answer to={settings} what="how the office sends" lines={10}>
        {(found) => (
          <WholeForm
            found={found}
            read={() => client.shipping.settings()}
            write={(next) => client.shipping.change({ ...next, containers: withoutOwnIds(next.containers) })}
            words="Shipping saved"
            about="The plan is made anew"
          >
            {(form) => <ShippingForm {...form} />}
          </WholeForm>
        )}
      </Answer>
      <RateTables />
    </div>
  )
}

const numbers = [
  ['holdDays', 'Working days a piece may wait for company', 0, 30],
  ['promiseDays', 'Days after the due date by which it is sent, where the date means checked in here', 0, 30],
  ['minutesPerDay', 'Minutes a day for packing', 1, 720],
  ['minutesPerPackage', 'Minutes for a package', 0, 120],
  ['minutesPerPiece', 'Minutes for a piece in it', 0, 60],
  ['unknownZone', 'Postal zone of a library whose zone is not known', 1, 9],
] as const

function ShippingForm({ start, isBusy, save, said }: WholeFormProps<Settings>): ReactNode {
  const [next, setNext] = useState(start)
  const setService = (id: string, more: Partial<Service>) =>
    setNext({ ...next, services: next.services.map((one) => (one.id === id ? { ...one, ...more } : one)) })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void save(next).then((kept) => kept && setNext(kept))
      }}
    >
      <Panel title="How long things wait, and who packs">
        <div className="form feet">
          {numbers.map(([name, label, min, max]) => (
            <TextInput
              key={name}
              label={label}
              type="number"
              required
              min={min}
              max={max}
              value={String(next[name])}
              onChange={(event) => setNext({ ...next, [name]: Number(event.currentTarget.value) })}
            />
          ))}
          <TextInput
            label="One person lifts at most (pounds)"
            type="number"
            min={1}
            max={70}
            step="any"
            required
            value={String(next.liftOz / ouncesOfPound)}
            onChange={(event) =>
              setNext({ ...next, liftOz: Math.round(Number(event.currentTarget.value) * ouncesOfPound) })
            }
          />
          <TextInput
            label="The courier’s name, at the head of its bag labels"
            required
            maxLength={60}
            value={next.courierName}
            onChange={(event) => setNext({ ...next, courierName: event.currentTarget.value })}
          />
          <Checkbox
            className="across"
            label="This office may send Library Mail: a library, school, museum or the like"
            checked={next.isInstitution}
            onChange={(event) => setNext({ ...next, isInstitution: event.currentTarget.checked })}
          />
        </div>
      </Panel>
      <Panel title="Services" isBare>
        <ShippingServices services={next.services} set={setService} />
      </Panel>
      <Panel title="Containers" isBare>
        <ShippingContainers containers={next.containers} set={(containers) => setNext({ ...next, containers })} />
      </Panel>
      <Panel title="Days on which carriers take a claim for a lost package" isBare>
        <ClaimDays days={next.claimDays} set={(claimDays) => setNext({ ...next, claimDays })} />
      </Panel>
      {said}
      <div>
        <PressButton isSubmit isBusy={isBusy}>
          Save
        </PressButton>
      </div>
    </form>
  )
}

import { NativeSelect, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { serviceIds, serviceKind } from '../../../domain/shipping/services.ts'
import { Figure } from './Figure.tsx'
import type { Container } from './ShippingContainers.tsx'

interface Supply {
  readonly value: string
  readonly label: string
}

export function ContainerRow({
  container: one,
  supplies,
  set,
  takeAway,
}: {
  container: Container
  supplies: readonly Supply[]
  set: (more: Partial<Container>) => void
  takeAway: { readonly label: string; readonly press: () => void } | null
}): ReactNode {
  const name = one.label === '' ? 'The new container' : one.label
  const isKept = one.supply === null || supplies.some(({ value }) => value === one.supply)
  return (
    <tr>
      <th scope="row">
        <TextInput
          size="xs"
          className="ship-name"
          aria-label="Name of the container"
          value={one.label}
          required
          maxLength={60}
          onChange={(event) => set({ label: event.currentTarget.value })}
        />
      </th>
      <td data-label="Weighs (oz)">
        <Figure label={`${name} weighs, ounces`} value={one.tareOz} set={(tareOz) => set({ tareOz })} />
      </td>
      <td data-label="Takes (oz)">
        <Figure
          label={`${name} takes, ounces`}
          value={one.maxContentOz}
          set={(maxContentOz) => set({ maxContentOz })}
        />
      </td>
      <td data-label="Pieces">
        <Figure label={`${name} takes, pieces`} value={one.maxPieces} set={(maxPieces) => set({ maxPieces })} />
      </td>
      <td data-label="Costs ($)">
        <Figure
          label={`${name} costs, dollars`}
          value={one.costCents / 100}
          step={0.01}
          set={(cost) => set({ costCents: Math.round(cost * 100) })}
        />
      </td>
      <td data-label="Taken from">
        <NativeSelect
          size="xs"
          className="ship-supply"
          aria-label={`${name} is taken from`}
          value={one.supply ?? ''}
          onChange={(event) => set({ supply: event.currentTarget.value || null })}
          data={[
            { value: '', label: 'no supply' },
            ...(isKept || one.supply === null ? [] : [{ value: one.supply, label: 'not on the list of supplies' }]),
            ...supplies,
          ]}
        />
      </td>
      <td className="ship-travels" data-label="Travels by">
        <Travels name={name} services={one.services} set={(services) => set({ services })} />
      </td>
      <td className="right">
        {takeAway && (
          <button type="button" className="small-key" aria-label={`${takeAway.label} ${name}`} onClick={takeAway.press}>
            {takeAway.label}
          </button>
        )}
      </td>
    </tr>
  )
}

function Travels({
  name,
  services,
  set,
}: {
  name: string
  services: Container['services']
  set: (services: Container['services']) => void
}): ReactNode {
  const [first] = services
  const words =
    first === undefined
      ? 'nothing'
      : services.length === 1
        ? serviceKind(first).label
        : `${serviceKind(first).label} and ${services.length - 1} more`
  return (
    <details>
      <summary aria-label={`${name} travels by ${words}`}>{words}</summary>
      <fieldset>
        <legend className="only-heard">{name} travels by</legend>
        {serviceIds.map((id) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={services.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                set(serviceIds.filter((each) => (each === id ? checked : services.includes(each))))
              }
            />{' '}
            {serviceKind(id).label}
          </label>
        ))}
      </fieldset>
    </details>
  )
}

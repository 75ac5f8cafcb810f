import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ownPackagingId } from '../../../domain/shipping/containers.ts'
import { api, type Outputs } from '../../api.ts'
import { PressButton } from '../../parts/PressButton.tsx'
import { ContainerRow } from './ContainerRow.tsx'

export type Container = Outputs['shipping']['settings']['containers'][number]

/** What things are packed in. What was once saved is never taken out, only retired: packages that went in it name it. */
export function ShippingContainers({
  containers,
  set,
}: {
  containers: readonly Container[]
  set: (containers: Container[]) => void
}): ReactNode {
  const supplies = useQuery(api.supplies.list.queryOptions())
  const choices = (supplies.data ?? []).flatMap((one) =>
    one.isActive ? [{ value: one.container ?? one.code, label: one.name }] : [],
  )
  const change = (id: string, more: Partial<Container>) =>
    set(containers.map((one) => (one.id === id ? { ...one, ...more } : one)))
  const retired = containers.filter((one) => one.isRetired)
  return (
    <>
      <div className="table-box">
        <table className="table folds ship-table">
          <caption className="only-heard">Containers, what they weigh, take and cost</caption>
          <thead>
            <tr>
              <th scope="col">Container</th>
              <th scope="col">Weighs (oz)</th>
              <th scope="col">Takes (oz)</th>
              <th scope="col">Pieces</th>
              <th scope="col">Costs ($)</th>
              <th scope="col">Taken from</th>
              <th scope="col">Travels by</th>
              <th scope="col">
                <span className="only-heard">What can be done</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {containers
              .filter((one) => !one.isRetired)
              .map((one) => (
                <ContainerRow
                  key={one.id}
                  container={one}
                  supplies={choices}
                  set={(more) => change(one.id, more)}
                  takeAway={takeAwayOf(one)}
                />
              ))}
          </tbody>
        </table>
      </div>
      <div className="row panel-row ship-add">
        <PressButton press={() => set([...containers, newContainer()])}>Add a container</PressButton>
        {retired.length > 0 && <span className="soft">Retired:</span>}
        {retired.map((one) => (
          <span key={one.id}>
            {one.label}{' '}
            <button
              type="button"
              className="small-key"
              aria-label={`Use again: ${one.label}`}
              onClick={() => change(one.id, { isRetired: false })}
            >
              Use again
            </button>
          </span>
        ))}
      </div>
    </>
  )

  function takeAwayOf({ id }: Container): { readonly label: string; readonly press: () => void } | null {
    if (id === ownPackagingId) return null
    if (!isNew(id)) return { label: 'Retire', press: () => change(id, { isRetired: true }) }
    return { label: 'Take away', press: () => set(containers.filter((one) => one.id !== id)) }
  }
}

/** Only to tell the rows apart: what a new one is called for good, the office says when it is saved. */
const newMark = 'new '
const isNew = (id: string): boolean => id.startsWith(newMark)
export const withoutOwnIds = (containers: readonly Container[]) =>
  containers.map((one) => ({ ...one, id: isNew(one.id) ? null : one.id }))

function newContainer(): Container {
  return {
    id: `${newMark}${crypto.randomUUID()}`,
    label: '',
    tareOz: 3,
    maxContentOz: 96,
    maxPieces: 4,
    costCents: 0,
    services: ['library_mail', 'media_mail'],
    supply: null,
    isRetired: false,
  }
}

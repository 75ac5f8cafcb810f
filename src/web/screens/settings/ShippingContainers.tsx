import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Outputs } from '../../api.ts'
import { Figure } from './Figure.tsx'

type Container = Outputs['shipping']['settings']['containers'][number]

/** What things are packed in. */
export function ShippingContainers({
  containers,
  set,
}: {
  containers: readonly Container[]
  set: (id: string, more: Partial<Container>) => void
}): ReactNode {
  return (
    <div className="table-box">
      <table className="table">
        <caption className="only-heard">Containers, what they weigh, take and cost</caption>
        <thead>
          <tr>
            <th scope="col">Container</th>
            <th scope="col">Weighs (oz)</th>
            <th scope="col">Takes (oz)</th>
            <th scope="col">Pieces</th>
            <th scope="col">Costs ($)</th>
          </tr>
        </thead>
        <tbody>
          {containers.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <TextInput
                  size="xs"
                  aria-label="Name of the container"
                  value={one.label}
                  maxLength={60}
                  onChange={(event) => set(one.id, { label: event.currentTarget.value })}
                />
              </th>
              <td>
                <Figure
                  label={`${one.label} weighs, ounces`}
                  value={one.tareOz}
                  set={(tareOz) => set(one.id, { tareOz })}
                />
              </td>
              <td>
                <Figure
                  label={`${one.label} takes, ounces`}
                  value={one.maxContentOz}
                  set={(maxContentOz) => set(one.id, { maxContentOz })}
                />
              </td>
              <td>
                <Figure
                  label={`${one.label} takes, pieces`}
                  value={one.maxPieces}
                  set={(maxPieces) => set(one.id, { maxPieces })}
                />
              </td>
              <td>
                <Figure
                  label={`${one.label} costs, dollars`}
                  value={one.costCents / 100}
                  step={0.01}
                  set={(cost) => set(one.id, { costCents: Math.round(cost * 100) })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

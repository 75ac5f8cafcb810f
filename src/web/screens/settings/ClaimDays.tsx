import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { claimCarriers, claimRules, fromWords } from '../../../domain/claims/carriers.ts'
import { carrierWords } from '../../../domain/shipping/services.ts'
import type { Outputs } from '../../api.ts'
import { Figure } from './Figure.tsx'

type AllDays = Outputs['shipping']['settings']['claimDays']

/** When each carrier takes a claim for what it lost. */
export function ClaimDays({ days, set }: { days: AllDays; set: (days: AllDays) => void }): ReactNode {
  return (
    <div className="table-box">
      <table className="table folds ship-table">
        <caption className="only-heard">When each carrier takes a claim for a lost package</caption>
        <thead>
          <tr>
            <th scope="col">Carrier</th>
            <th scope="col">First day</th>
            <th scope="col">Last day</th>
            <th scope="col">Counted</th>
            <th scope="col">The carrier says so</th>
          </tr>
        </thead>
        <tbody>
          {claimCarriers.map((carrier) => {
            const label = carrierWords[carrier]
            const change = (more: Partial<AllDays[typeof carrier]>) =>
              set({ ...days, [carrier]: { ...days[carrier], ...more } })
            return (
              <tr key={carrier}>
                <th scope="row">{label}</th>
                <td data-label="First day">
                  <Figure
                    label={`${label}, first day of a claim`}
                    value={days[carrier].firstDays}
                    set={(firstDays) => change({ firstDays, isConfirmed: false })}
                  />
                </td>
                <td data-label="Last day">
                  <Figure
                    label={`${label}, last day of a claim`}
                    value={days[carrier].lastDays}
                    set={(lastDays) => change({ lastDays, isConfirmed: false })}
                  />
                </td>
                <td data-label="Counted">{fromWords[claimRules[carrier].from]}</td>
                <td data-label="The carrier says so">
                  <Checkbox
                    aria-label={`${label} says so`}
                    label={days[carrier].isConfirmed ? 'yes' : 'not known for sure'}
                    checked={days[carrier].isConfirmed}
                    onChange={(event) => change({ isConfirmed: event.currentTarget.checked })}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

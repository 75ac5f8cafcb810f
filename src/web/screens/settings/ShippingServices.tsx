import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { weekdayNames, weekdayWords } from '../../../domain/calendar/week.ts'
import { restDays, restWords } from '../../../domain/shipping/shipping-settings.ts'
import { serviceKind } from '../../../domain/shipping/services.ts'
import type { Outputs } from '../../api.ts'
import { addresses } from '../../routes.tsx'
import { Figure } from './Figure.tsx'

type Service = Outputs['shipping']['settings']['services'][number]

/** By what the office sends, on which days. */
export function ShippingServices({
  services,
  set,
}: {
  services: readonly Service[]
  set: (id: string, more: Partial<Service>) => void
}): ReactNode {
  return (
    <div className="table-box">
      <table className="table folds ship-table">
        <caption className="only-heard">Services, their days, fees, limits and days on the way</caption>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">Goes on</th>
            <th scope="col">Holidays</th>
            <th scope="col">Also not on</th>
            <th scope="col">Fee a day ($)</th>
            <th scope="col">At most (oz)</th>
            <th scope="col">Days on the way</th>
          </tr>
        </thead>
        <tbody>
          {services.map((one) => {
            const { label } = serviceKind(one.id)
            return (
              <tr key={one.id}>
                <th scope="row">
                  <Checkbox
                    label={label}
                    checked={one.isUsed}
                    onChange={(event) => set(one.id, { isUsed: event.currentTarget.checked })}
                  />
                </th>
                <Days label={label} days={one.days} set={(days) => set(one.id, { days })} />
                <td data-label="Fee a day ($)">
                  <Figure
                    label={`${label}, fee a day in dollars`}
                    value={one.dayFeeCents / 100}
                    step={0.01}
                    set={(fee) => set(one.id, { dayFeeCents: Math.round(fee * 100) })}
                  />
                </td>
                <td data-label="At most (oz)">
                  <Figure
                    label={`${label}, at most in ounces`}
                    value={one.maxGrossOz}
                    set={(maxGrossOz) => set(one.id, { maxGrossOz })}
                  />
                </td>
                <td data-label="Days on the way">
                  <Figure
                    label={`${label}, days on the way`}
                    value={one.transitDays}
                    set={(transitDays) => set(one.id, { transitDays })}
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

function Days({
  label,
  days,
  set,
}: {
  label: string
  days: Service['days']
  set: (days: NonNullable<Service['days']>) => void
}): ReactNode {
  if (days === null)
    return (
      <td colSpan={3} data-label="Goes">
        <Link to={addresses.calendar}>By its calendar</Link>
      </td>
    )
  const { weekdays, rests } = days
  return (
    <>
      <td data-label="Goes on">
        <span className="row ship-days">
          {weekdayNames.map((name) => (
            <label key={name} className="small">
              <input
                type="checkbox"
                aria-label={`${label} goes on ${weekdayWords[name]}`}
                checked={weekdays.includes(name)}
                onChange={({ currentTarget: { checked } }) =>
                  set({
                    ...days,
                    weekdays: weekdayNames.filter((one) => (one === name ? checked : weekdays.includes(one))),
                  })
                }
              />
              {weekdayWords[name]}
            </label>
          ))}
        </span>
      </td>
      <td data-label="Holidays">
        <NativeSelect
          size="xs"
          aria-label={`${label} on holidays`}
          value={rests}
          onChange={(event) =>
            set({ ...days, rests: restDays.find((each) => each === event.currentTarget.value) ?? rests })
          }
          data={restDays.map((value) => ({ value, label: restWords[value] }))}
        />
      </td>
      <td data-label="Also not on">
        <Dates label={`${label} also not on`} dates={days.alsoNotOn} set={(alsoNotOn) => set({ ...days, alsoNotOn })} />
      </td>
    </>
  )
}

/** Days by their dates; they count once each is whole. */
function Dates({
  label,
  dates,
  set,
}: {
  label: string
  dates: readonly string[]
  set: (dates: string[]) => void
}): ReactNode {
  const [text, setText] = useState(dates.join(' '))
  return (
    <TextInput
      size="xs"
      aria-label={label}
      placeholder="2026-12-24"
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value
        setText(typed)
        set(typed.split(/[\s,]+/).filter((one) => one !== ''))
      }}
    />
  )
}

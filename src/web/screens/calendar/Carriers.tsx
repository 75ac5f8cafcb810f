import { Checkbox, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { weekdayNames, weekdayWords } from '../../../domain/calendar/week.ts'
import { yearlyDays, yearlyNames } from '../../../domain/calendar/yearly.ts'
import { api, client, type Outputs } from '../../api.ts'
import { isLeading, useMe } from '../../me.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { WholeForm, type WholeFormProps } from '../settings/WholeForm.tsx'
import { VanStops } from './VanStops.tsx'

type CarriersView = Outputs['calendar']['carriers']
const names = { courier: 'Courier', van: 'Van' } as const

/** On which days of the week courier and van go, and on which days of the year they do not. */
export function Carriers(): ReactNode {
  const { role } = useMe()
  const carriers = useQuery(api.calendar.carriers.queryOptions())
  return (
    <Panel title="Courier and van">
      <details>
        <summary>When they go</summary>
        <Answer to={carriers} what="the days" lines={4}>
          {(found) => (
            <WholeForm
              found={found}
              read={() => client.calendar.carriers()}
              write={(next) => client.calendar.changeCarriers(next)}
              words="Days of courier and van saved"
            >
              {(form) => <CarrierForm {...form} mayChange={isLeading(role)} />}
            </WholeForm>
          )}
        </Answer>
        <VanStops mayChange={isLeading(role)} />
      </details>
    </Panel>
  )
}

function CarrierForm({
  start,
  isBusy,
  save,
  said,
  mayChange,
}: WholeFormProps<CarriersView> & { mayChange: boolean }): ReactNode {
  const [carriers, setCarriers] = useState(start)
  const [dates, setDates] = useState({ courier: start.courier.dates.join(' '), van: start.van.dates.join(' ') })
  const datesOf = (text: string): string[] => text.split(/[\s,;]+/).filter((one) => one !== '')
  const typed = (): CarriersView => ({
    ...start,
    courier: { ...carriers.courier, dates: datesOf(dates.courier) },
    van: { ...carriers.van, dates: datesOf(dates.van) },
  })
  const flip = <T,>(list: readonly T[], one: T, isOn: boolean): T[] =>
    isOn ? [...list, one] : list.filter((other) => other !== one)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void save(typed())
      }}
    >
      {(['courier', 'van'] as const).map((which) => {
        const one = carriers[which]
        const set = (next: Partial<typeof one>): void => setCarriers({ ...carriers, [which]: { ...one, ...next } })
        return (
          <fieldset key={which} className="calendar-carrier" disabled={!mayChange}>
            <legend>{names[which]}</legend>
            <div className="calendar-weekdays">
              {weekdayNames.map((name) => (
                <Checkbox
                  key={name}
                  label={weekdayWords[name]}
                  checked={one.weekdays.includes(name)}
                  onChange={(event) => set({ weekdays: flip(one.weekdays, name, event.currentTarget.checked) })}
                />
              ))}
            </div>
            <p className="small soft">Does not go on</p>
            <div className="calendar-weekdays">
              {yearlyNames.map((name) => (
                <Checkbox
                  key={name}
                  label={yearlyDays[name].label}
                  checked={one.yearly.includes(name)}
                  onChange={(event) => set({ yearly: flip(one.yearly, name, event.currentTarget.checked) })}
                />
              ))}
            </div>
            <Textarea
              label="Single days besides"
              description="Written 2026-12-24, a blank between"
              value={dates[which]}
              autosize
              minRows={1}
              onChange={(event) => setDates({ ...dates, [which]: event.currentTarget.value })}
            />
          </fieldset>
        )
      })}
      {said}
      {mayChange && (
        <div>
          <PressButton isSubmit isBusy={isBusy}>
            Save
          </PressButton>
        </div>
      )}
    </form>
  )
}

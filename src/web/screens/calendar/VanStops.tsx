import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { weekdayNames, weekdayWords } from '../../../domain/calendar/week.ts'
import { api, client } from '../../api.ts'
import { Notice } from '../../parts/Notice.tsx'
import { useChange } from '../settings/saying.ts'

/** On which days the van stops at each member; none chosen: whenever it goes. */
export function VanStops({ mayChange }: { mayChange: boolean }): ReactNode {
  const stops = useQuery(api.calendar.vanDays.queryOptions())
  const { refusal, change } = useChange()
  if (!stops.data || stops.data.length === 0) return null
  return (
    <>
      <h3 className="van-head">Van stops</h3>
      <p className="small soft">None chosen: the van stops there whenever it goes.</p>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      <ul className="van-stops">
        {stops.data.map(({ id, name, weekdays }) => (
          <li key={id}>
            <span>{name}</span>
            <div className="calendar-weekdays">
              {weekdayNames.slice(0, 6).map((day) => (
                <Checkbox
                  key={day}
                  label={weekdayWords[day]}
                  disabled={!mayChange}
                  checked={weekdays?.includes(day) ?? false}
                  onChange={(event) => {
                    const left = (weekdays ?? []).filter((one) => one !== day)
                    const next = event.currentTarget.checked ? [...left, day] : left
                    const order = { libraryId: id, weekdays: next.length === 0 ? null : next }
                    void change(() => client.calendar.changeVanDays(order), 'Van stops saved', name)
                  }}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { dayWords } from '../../dates.ts'
import { useMe } from '../../me.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { addresses } from '../../routes.tsx'
import { useTitle } from '../../use-title.ts'
import { counted } from '../../words.ts'
import { MailroomLinks } from '../mailroom/MailroomLinks.tsx'
import { CarrierPanels } from './CarrierPanels.tsx'
import { WaitingForCarrier } from './WaitingForCarrier.tsx'

/** What leaves on a day, by carrier: manifests, and the total beside the postage meter's. */
export function ShippingDayScreen(): ReactNode {
  useTitle('The day’s packages')
  const { today } = useMe()
  const { on } = useSearch({ from: addresses.shippingDay })
  const navigate = useNavigate()
  const chosen = on !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(on) ? on : today
  const rows = useRowFocus<HTMLDivElement>()
  const day = useQuery(api.packing.day.queryOptions({ input: { on: chosen } }))
  return (
    <div className="stack" ref={rows}>
      <MailroomLinks />
      <div className="page-head">
        <h1>The day’s packages</h1>
        <TextInput
          type="date"
          aria-label="Day"
          value={chosen}
          onChange={(event) =>
            void navigate({ to: addresses.shippingDay, search: { on: event.currentTarget.value }, replace: true })
          }
        />
      </div>
      <WaitingForCarrier />
      <Answer to={day} what="the day’s packages" lines={6}>
        {(view) => (
          <>
            {view.carriers.length === 0 && <Empty>No package that is closed leaves on this day.</Empty>}
            <CarrierPanels key={view.on} on={view.on} carriers={view.carriers} />
            {view.later.length > 0 && (
              <p>
                Closed already, and leaving later:{' '}
                {view.later.map(({ on: day, packages }, index) => (
                  <span key={day}>
                    {index > 0 && ' · '}
                    <Link to={addresses.shippingDay} search={{ on: day }}>
                      {dayWords(day, today)}
                    </Link>{' '}
                    {counted(packages, 'package')}
                  </span>
                ))}
              </p>
            )}
          </>
        )}
      </Answer>
    </div>
  )
}

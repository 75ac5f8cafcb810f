import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api, client } from '../../api.ts'
import { isLeading, useMe } from '../../me.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { useChange } from '../settings/saying.ts'

/** Addresses a telephone's calendar reads by itself. */
export function Feeds(): ReactNode {
  const feeds = useQuery(api.calendar.feeds.queryOptions())
  const { role } = useMe()
  const { isBusy, change } = useChange()
  return (
    <Panel title="On your telephone">
      <details>
        <summary>Addresses of the calendars</summary>
        <p className="soft small">
          Add one in your telephone under “subscribe to a calendar”. Whoever has the address can read it: days, library
          names and counts, never a title or a reader.
        </p>
        <Answer to={feeds} what="the addresses" lines={4}>
          {(list) => (
            <ul className="absence-list calendar-feeds">
              {list.map((one) => (
                <li key={one.key} className="row">
                  <CopyButton what={`the address of ${one.name}`} text={new URL(one.path, location.href).href} />
                  <a href={one.path}>{one.name}</a>
                </li>
              ))}
            </ul>
          )}
        </Answer>
        {isLeading(role) && (
          <button
            type="button"
            className="small-key"
            disabled={isBusy}
            onClick={() => void change(() => client.calendar.renewFeeds(), 'New addresses; the old ones open nothing')}
          >
            Make all addresses anew
          </button>
        )}
      </details>
    </Panel>
  )
}

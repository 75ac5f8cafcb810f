import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { InboxItem } from '../../../contract/inbox.ts'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { addresses } from '../../routes.tsx'
import { idOf } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { counted } from '../../words.ts'
import { MailPane } from './MailPane.tsx'

/** Mail that no rule knew: the list, and the one that is read. */
export function InboxScreen(): ReactNode {
  useTitle('Inbox')
  const list = useQuery(api.inbox.list.queryOptions())
  return (
    <>
      <div className="page-head">
        <h1>Inbox</h1>
        {list.data && <span className="soft">{counted(list.data.waiting.length, 'mail')} to deal with</span>}
      </div>
      <Answer to={list} what="the Inbox" lines={6}>
        {({ waiting, settled }) => <Mails waiting={waiting} settled={settled} />}
      </Answer>
    </>
  )
}

function Mails({ waiting, settled }: { waiting: readonly InboxItem[]; settled: readonly InboxItem[] }): ReactNode {
  const { mail } = useSearch({ from: addresses.inbox })
  const navigate = useNavigate()
  const [showsSettled, setShowsSettled] = useState(false)
  const rows = useRowFocus<HTMLDivElement>()
  const all = [...waiting, ...settled]
  // One from a request's page may have been dealt with long ago.
  const chosen = all.find((one) => String(one.id) === mail)?.id ?? idOf(mail) ?? waiting[0]?.id
  /** After one is dealt with, the next that waits is read. */
  const next = (done: number): void => {
    const at = waiting.findIndex((one) => one.id === done)
    const following = waiting[at + 1] ?? waiting[at - 1]
    void navigate({ to: addresses.inbox, search: following ? { mail: String(following.id) } : {} })
  }
  return (
    <div className="inbox">
      <div className="stack" ref={rows}>
        <Panel title="Waiting" isBare>
          {waiting.length === 0 ? (
            <Empty>
              Nothing waits. Mail that comes into the office’s mailbox and that no rule reads by itself will stand here.
            </Empty>
          ) : (
            <MailList mails={waiting} chosen={chosen} />
          )}
        </Panel>
        {settled.length > 0 && (
          <Panel
            title="Dealt with"
            isBare
            side={
              <button
                type="button"
                className="small-key"
                aria-expanded={showsSettled}
                onClick={() => setShowsSettled(!showsSettled)}
              >
                {showsSettled ? 'Hide' : `Show ${settled.length}`}
              </button>
            }
          >
            {showsSettled && <MailList mails={settled} chosen={chosen} />}
          </Panel>
        )}
      </div>
      {chosen !== undefined && <MailPane key={chosen} id={chosen} next={next} />}
    </div>
  )
}

function MailList({ mails, chosen }: { mails: readonly InboxItem[]; chosen: number | undefined }): ReactNode {
  const navigate = useNavigate()
  return (
    <ul className="mail-list">
      {mails.map((one) => (
        <li key={one.id} data-row>
          <Link
            to={addresses.inbox}
            search={{ mail: String(one.id) }}
            // The mail that is read is the one under the arrow keys: letters act on what is seen.
            onFocus={() => {
              if (one.id !== chosen)
                void navigate({ to: addresses.inbox, search: { mail: String(one.id) }, replace: true })
            }}
            {...(one.id === chosen ? { 'aria-current': 'true' as const } : {})}
          >
            <span className="mail-from">{one.from}</span>
            <Moment at={one.receivedAt} />
            <span className="mail-subject">{one.subject}</span>
            {one.words !== null && <span className="soft mail-words">{one.words.split('\n')[0]}</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}

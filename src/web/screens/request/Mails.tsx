import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { MailWords } from '../../parts/MailWords.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'
import type { PanelProps } from './RequestPage.tsx'

/** Mail about this request: read by a rule, or linked from the Inbox. */
export function Mails({ view, search, show }: PanelProps): ReactNode {
  if (view.mails.length === 0) return null
  return (
    <Panel title="Mail" isBare>
      <ul>
        {view.mails.map((one) => {
          const isOpen = search.mail === String(one.id)
          return (
            <li key={one.id} className="card-line">
              <div className="row wide">
                <span>
                  <span className="card-words">
                    <bdi>{one.subject}</bdi>
                  </span>{' '}
                  <span className="soft">
                    from {one.from} · <Moment at={one.at} />
                    {one.parts > 0 && ` · ${counted(one.parts, 'attachment')}`}
                    {one.waits && ' · still in the Inbox'}
                  </span>
                </span>
                <button
                  type="button"
                  className="small-key"
                  aria-expanded={isOpen}
                  aria-label={`${isOpen ? 'Close' : 'Open'} the mail “${one.subject}”`}
                  onClick={() => show({ mail: isOpen ? undefined : String(one.id) })}
                >
                  {isOpen ? 'Close' : 'Open'}
                </button>
              </div>
              {one.words !== null && <div className="small soft">{one.words}</div>}
              {isOpen && <OneMail id={one.id} />}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

function OneMail({ id }: { id: number }): ReactNode {
  const mail = useQuery(api.inbox.get.queryOptions({ input: { messageId: id } }))
  return (
    <Answer to={mail} what="this mail" lines={4}>
      {(read) => (
        <div className="stack tight">
          <MailWords mail={read} />
          <Link to={addresses.inbox} search={{ mail: String(id) }}>
            Open in the Inbox
          </Link>
        </div>
      )}
    </Answer>
  )
}

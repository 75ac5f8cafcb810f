import type { ReactNode } from 'react'
import type { RequestView } from '../../../contract/request-view.ts'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'
import { indentXml } from '../../xml.ts'
import type { PanelProps } from './RequestPage.tsx'

/** Systems that are no library. */
const systems: Readonly<Record<string, string>> = { polaris: 'Polaris', worldshare: 'WorldShare' }
const ways = { in: '← from', out: '→ to' } as const

/** What went over the wire, word for word, and what was answered. */
export function Messages({ view, search, show }: PanelProps): ReactNode {
  if (view.exchanges.length === 0) return null
  return (
    <Panel title="Messages on the wire" isBare>
      <ul>
        {view.exchanges.map((one) => {
          const isOpen = search.message === String(one.id)
          return (
            <li key={one.id} className="card-line">
              <div className="row wide">
                <span>
                  <span className="card-words">{one.kind}</span>{' '}
                  <span className="soft">
                    {ways[one.direction]} {one.library ?? systems[one.protocol] ?? 'unknown'} · <Moment at={one.at} /> ·{' '}
                    {answerWords(one)}
                  </span>
                </span>
                <button
                  type="button"
                  className="small-key"
                  aria-expanded={isOpen}
                  onClick={() => show({ message: isOpen ? undefined : String(one.id) })}
                >
                  {isOpen ? 'Close' : 'Open'}
                </button>
              </div>
              {isOpen && <Verbatim text={one.body} name="Message" />}
              {isOpen && one.answer !== null && <Verbatim text={one.answer} name="Answer" />}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

function answerWords({ answeredAt, answerStatus }: RequestView['exchanges'][number]): string {
  if (answerStatus === null) return answeredAt === null ? 'no answer yet' : 'answered'
  if (answerStatus === 0) return 'not delivered'
  return answerStatus < 300 ? 'answered' : `answered with an error (${answerStatus})`
}

function Verbatim({ text, name }: { text: string; name: string }): ReactNode {
  return (
    <div className="stack tight">
      <div className="row wide">
        <h3>{name}</h3>
        <CopyButton text={text} label="Copy as sent" what={name} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long messages scroll, also by keyboard */}
      <pre className="wire" tabIndex={0} aria-label={name}>
        {indentXml(text)}
      </pre>
    </div>
  )
}

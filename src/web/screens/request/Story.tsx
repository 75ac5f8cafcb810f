import { decimals } from '../../../domain/values/money.ts'
import type { ReactNode } from 'react'
import type { RequestView } from '../../../contract/request-view.ts'
import { withDaysInWords } from '../../dates.ts'
import { useMe } from '../../me.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'
import { wordsFor } from '../../words.ts'
import { termsSet } from './terms-set.ts'

/** What happened, the newest first, in both sides' words. */
export function Story({ story }: { story: RequestView['story'] }): ReactNode {
  const { today } = useMe()
  return (
    <Panel title="Story">
      <ol className="story">
        {story.map((one) => (
          <li key={one.id}>
            <span className="soft small">
              <Moment at={one.at} />
            </span>
            <div>
              {one.label}
              <span className="soft">
                {' '}
                by {one.by}
                {one.lender !== null && one.lender !== one.by && `, ${one.lender}`}
                {one.moved && ` → ${one.toLabel}`}
              </span>
              {codesIn(one, today) !== '' && <div className="small soft">{codesIn(one, today)}</div>}
              {one.notes.map((note, index) => (
                <div key={index}>
                  <bdi>“{note}”</bdi>
                </div>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function codesIn({ action, codes }: Pick<RequestView['story'][number], 'action' | 'codes'>, today: string): string {
  if (action === 'lendersTerms') return withDaysInWords(termsSet(codes), today)
  const words = Object.entries(codes)
    .flatMap(([name, value]) => {
      const text = textOf(name, value)
      return text === null ? [] : [text]
    })
    .join(' · ')
  return withDaysInWords(words, today)
}

const shown: Readonly<Record<string, string>> = {
  reason: 'reason',
  status: 'status',
  dueOn: 'due',
  until: 'until',
  costCents: 'cost',
  amountCents: 'amount',
  conditions: 'terms',
  damages: 'damage',
  question: 'question',
  to: 'to',
  barcode: 'barcode',
  lenderBarcode: 'lender’s barcode',
  pieces: 'pieces',
}

function textOf(name: string, value: unknown): string | null {
  const label = shown[name]
  if (label === undefined) return null
  if (Array.isArray(value))
    return `${label} ${value
      .filter((one) => typeof one === 'string')
      .map(wordsFor)
      .join(', ')}`
  if (typeof value === 'number') return name.endsWith('Cents') ? `${label} ${decimals(value)}` : `${label} ${value}`
  if (typeof value !== 'string' || value === '') return null
  return `${label} ${/^[A-Za-z_]+$/.test(value) ? wordsFor(value).toLowerCase() : value}`
}

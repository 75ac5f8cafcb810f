import type { ReactNode } from 'react'
import { destinations } from '../../domain/drop-box/destinations.ts'
import { withDaysInWords } from '../dates.ts'
import { useMe } from '../me.tsx'
import { useScans, type Shown } from '../scan/queue.ts'

/** What the last scan came to, read out: what went right in its turn, everything else at once. */
export function ScanVoice(): ReactNode {
  const { today } = useMe()
  const { shown, trouble, waiting } = useScans()
  const isCalm = shown?.tone === 'right' || shown?.tone === 'ready'
  return (
    <div className="only-heard">
      <output aria-atomic="true">
        {shown && isCalm && <span key={shown.count}>{withDaysInWords(spoken(shown), today)}</span>}
      </output>
      <div role="alert" aria-atomic="true">
        {shown && !isCalm && <span key={shown.count}>{withDaysInWords(spoken(shown), today)}</span>}
      </div>
      <div role="alert">{trouble !== null && waiting > 0 && `${trouble} Scans are kept.`}</div>
    </div>
  )
}

const words = { right: '', wrong: 'Wrong: ', look: 'Look: ', ready: '' } as const
function spoken({ tone, line, about, more, choices, goes }: Shown): string {
  const where = goes ? `${[destinations[goes.to].word.toLowerCase(), goes.bin].filter(Boolean).join(' ')}. ` : ''
  const offered = choices.length === 0 ? '' : choices.length === 1 ? '1 choice.' : `${choices.length} choices.`
  return [`${where}${words[tone]}${line}.`, about === '' ? '' : `${about}.`, more ?? '', offered]
    .filter((one) => one !== '')
    .join(' ')
    .replaceAll('..', '.')
}

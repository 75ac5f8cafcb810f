import type { ReactNode } from 'react'
import type { Outputs } from '../../api.ts'
import { withDaysInWords } from '../../dates.ts'
import { useMe } from '../../me.tsx'

type Findings = Outputs['connections']['test']['findings']

/** What trying it found, a sentence for each part. */
export function FindingsList({ findings }: { findings: Findings }): ReactNode {
  const { today } = useMe()
  return (
    <ul className="findings" aria-label="What the test found">
      {findings.map(({ what, isWell, sentence }) => (
        <li key={what}>
          <span className="standing" data-standing={isWell ? 'well' : 'trouble'}>
            <span aria-hidden="true">{isWell ? '✓' : '▲'}</span>
            <span className="only-heard">{isWell ? 'well' : 'to look at'}</span> {what}
          </span>
          <span>{withDaysInWords(sentence, today)}</span>
        </li>
      ))}
    </ul>
  )
}

import { useState, type ReactNode } from 'react'
import { useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Moment } from '../../parts/When.tsx'
import { compareNow, type Differences } from './differences.ts'

const names = { polaris: 'Polaris', worldshare: 'WorldShare' } as const

/** When it was compared, the key to compare now, and how far that is. It goes on when the page is left. */
export function CompareBar({ found }: { found: Differences }): ReactNode {
  const { run, compared, isOn } = found
  const isRunning = run !== null && run.endedAt === null
  const canCompare = !isRunning && (isOn.polaris || isOn.worldshare)
  const [problem, setProblem] = useState<string | null>(null)
  const compare = () => {
    if (canCompare) void compareNow().then((refusal) => setProblem(refusal?.sentence ?? null))
  }
  useKeys({ N: compare })
  return (
    <>
      <div className="page-head">
        <h1>Differences</h1>
        <span className="soft compared-when">
          {(['polaris', 'worldshare'] as const)
            .filter((name) => isOn[name])
            .map((name) => (
              <span key={name}>
                {names[name]} <Compared at={compared[name]?.at ?? null} />
              </span>
            ))}
        </span>
        <button
          type="button"
          className="small-key first"
          disabled={!canCompare}
          aria-busy={isRunning}
          onClick={compare}
        >
          {isRunning ? 'Comparing…' : 'Compare now'} <KeyCap of="N" />
        </button>
      </div>
      {isRunning && (
        <output className="compare-run">
          <progress value={Math.min(run.asked, run.of)} max={Math.max(run.of, 1)} aria-label="Comparison" />{' '}
          <span className="soft">
            {Math.min(run.asked, run.of)} of {run.of} asked{leftWords(run)}. You may leave this page.
          </span>
        </output>
      )}
      {problem !== null && <Notice kind="warn">{problem}</Notice>}
      {(['polaris', 'worldshare'] as const).map((name) => {
        const last = compared[name]
        if (!isOn[name] || last === null || last.problem === null) return null
        return (
          <Notice key={name} kind="warn">
            {names[name]} was not compared wholly: {last.problem} {last.asked} of {last.of} were asked; the others’
            differences stand as they were.
          </Notice>
        )
      })}
    </>
  )
}

function Compared({ at }: { at: string | null }): ReactNode {
  return at === null ? (
    <>not compared yet</>
  ) : (
    <>
      compared <Moment at={at} isFull />
    </>
  )
}

/** By what the answers took so far. */
function leftWords({ startedAt, asked, of }: { startedAt: string; asked: number; of: number }): string {
  const seconds = (Date.now() - Date.parse(startedAt)) / 1000
  if (asked < 20 || seconds < 2 || seconds > 3600) return ''
  const left = Math.ceil(((of - asked) * seconds) / asked)
  return left > 0 ? `, about ${left < 90 ? `${left} s` : `${Math.ceil(left / 60)} min`} to go` : ''
}

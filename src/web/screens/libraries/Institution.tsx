import { useState, type ReactNode } from 'react'
import { attempt } from '../../acting.ts'
import { client, type Outputs } from '../../api.ts'
import type { LibraryView } from '../../../contract/directory.ts'
import { sayOnly } from '../../done-line.ts'
import { useKeys } from '../../keys.ts'
import { refreshAll } from '../../live.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import type { Refusal } from '../../refusal.ts'

type Question = Outputs['libraries']['institution']['question']

/** The patron that stands for a library in the library system: what we lend it is held for and checked out to it. */
export function Institution({ library }: { library: LibraryView }): ReactNode {
  const [question, setQuestion] = useState<Question>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const ask = async (answer?: string) => {
    if (isBusy) return
    setBusy(true)
    setRefusal(
      await attempt(async () => {
        const said = await client.libraries.institution({
          libraryId: library.id,
          ...(answer === undefined ? {} : { answer }),
        })
        setQuestion(said.question)
        if (said.question) return
        sayOnly(said.card === null ? 'Its card is forgotten here' : `Its card is ${said.card}`, library.name)
        refreshAll()
      }),
    )
    setBusy(false)
  }
  const { ilsCard } = library
  useKeys(ilsCard === null && !question ? { I: () => void ask() } : {}, true)
  useKeys(
    Object.fromEntries((question?.answers ?? []).map((one) => [one.key.toUpperCase(), () => void ask(one.value)])),
    question !== null,
  )
  return (
    <Panel title="In the library system">
      {ilsCard !== null && (
        <div className="row wide">
          <span>
            What we lend it is held for and checked out to card <strong>{ilsCard}</strong>.
          </span>
          <button type="button" className="small-key" disabled={isBusy} onClick={() => void ask('forget')}>
            It is another
          </button>
        </div>
      )}
      {ilsCard === null && !question && (
        <div className="row wide">
          <span className="soft">No patron stands for it yet. The first loan to it asks; it can be done now.</span>
          <button type="button" className="small-key first" disabled={isBusy} onClick={() => void ask()}>
            Find or make its patron <KeyCap of="I" />
          </button>
        </div>
      )}
      {question && (
        <output className="stack">
          <span>{question.words}</span>
          <div className="row">
            {question.answers.map((one, index) => (
              <button
                key={one.value}
                type="button"
                className={index === 0 ? 'small-key first' : 'small-key'}
                disabled={isBusy}
                onClick={() => void ask(one.value)}
              >
                {one.label} <KeyCap of={one.key} />
              </button>
            ))}
            <button type="button" className="small-key" onClick={() => setQuestion(null)}>
              Not now
            </button>
          </div>
        </output>
      )}
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
    </Panel>
  )
}

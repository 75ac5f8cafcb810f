import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { say, sayOnly } from '../../done-line.ts'
import { CardLine } from '../../parts/card/CardLine.tsx'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Failed } from '../../parts/Failed.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { LibraryOrder } from '../../parts/LibraryOrder.tsx'
import { LibrarySelect } from '../../parts/LibrarySelect.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { NeedsForm } from '../../parts/needs/NeedsForm.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { StateMark } from '../../parts/StateMark.tsx'
import { Day, Moment } from '../../parts/When.tsx'
import { dayAfter } from '../../dates.ts'
import { useMe } from '../../me.tsx'
import { stages } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { stageWords } from '../../words.ts'
import { everyNeed, sampleCard } from './samples.ts'
import { PressButton } from '../../parts/PressButton.tsx'

/** Each shared part in each of its states; for those who build. */
export function PartsScreen(): ReactNode {
  useTitle('Parts')
  const { today } = useMe()
  const [library, setLibrary] = useState('')
  const [order, setOrder] = useState<readonly number[]>([])
  const [isOpen, setOpen] = useState(true)
  return (
    <div className="stack">
      <h1>Parts</h1>
      <Panel title="States and marks">
        <div className="row">
          {stages.map((stage) => (
            <StateMark
              key={stage}
              line={{ stage, stateLabel: stageWords[stage], outcome: null, marks: [], isOverdue: false }}
            />
          ))}
          <StateMark
            line={{
              stage: 'out',
              stateLabel: 'Out',
              outcome: null,
              marks: ['recalled', 'renewal_asked'],
              isOverdue: true,
            }}
          />
          <StateMark line={{ stage: 'done', stateLabel: 'Closed', outcome: 'filled', marks: [], isOverdue: false }} />
        </div>
      </Panel>
      <Panel title="Days">
        <div className="stack tight">
          {[-400, -3, -1, 0, 1, 2, 400].map((count) => (
            <Day key={count} on={dayAfter(today, count)} isLate={count < 0} />
          ))}
          <Moment at={`${today}T15:00:00Z`} isFull />
        </div>
      </Panel>
      <Panel title="Keys and buttons">
        <div className="row">
          <PressButton isFirst>Begin</PressButton>
          <PressButton>Close</PressButton>
          <PressButton isSubmit isBusy>
            Busy
          </PressButton>
          <PressButton isFirst>Not now</PressButton>
          <button type="button" className="small-key first">
            Receive <KeyCap of="R" />
          </button>
          <button type="button" className="small-key">
            Copy
          </button>
          <button type="button" className="small-key" aria-disabled="true">
            Not possible
          </button>
          <CopyButton text="B-26-004217-K" what="the number" />
        </div>
      </Panel>
      <Panel title="Standing">
        <div className="stack">
          <Loading what="nothing" lines={2} />
          <Failed error={new Error('no answer')} again={() => undefined} />
          <Empty>Nothing yet: what would fill it, and how.</Empty>
          <Notice>Something to know.</Notice>
          <Notice kind="warn">Somebody changed this request in the meantime.</Notice>
        </div>
      </Panel>
      <Panel title="Fields">
        <div className="form">
          <TextInput label="Plain" defaultValue="Canal Songs" />
          <TextInput label="With a fault" error="The year is in the past." defaultValue="1999" />
          <NativeSelect label="Choice" data={['Loan', 'Copy']} />
          <Checkbox label="Any edition will do" defaultChecked />
          <LibrarySelect label="Library" chosen={library} change={setLibrary} />
          <LibraryOrder label="Lenders" chosen={order} change={setOrder} />
        </div>
      </Panel>
      <Panel title="The form of an action">
        <NeedsForm
          needs={everyNeed}
          request={{ entries: [], pieces: [] }}
          submitLabel="Do it"
          cancel={() => undefined}
          submit={(details) =>
            Promise.resolve({ code: 'wrong-state', sentence: JSON.stringify(details), field: 'dueOn' })
          }
        />
      </Panel>
      <Panel title="A card" isBare>
        <ul>
          <CardLine card={sampleCard(today)} isOpen={isOpen} answering={null} open={setOpen} />
          <CardLine
            card={{ ...sampleCard(today), key: 'gone' }}
            isGone
            isOpen={false}
            answering={null}
            open={() => undefined}
          />
        </ul>
      </Panel>
      <Panel title="The line of the last act">
        <div className="row">
          <button
            type="button"
            className="small-key"
            onClick={() =>
              say({
                words: 'Send',
                about: 'The Erie Canal Reader (B-26-004217-K)',
                gesture: 'g',
                requestIds: [],
                leavesAtMs: Date.now() + 60_000,
              })
            }
          >
            With undo
          </button>
          <button type="button" className="small-key" onClick={() => sayOnly('Saved', 'Tallgrass Regional')}>
            Plain
          </button>
        </div>
      </Panel>
    </div>
  )
}

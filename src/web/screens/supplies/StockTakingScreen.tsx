import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { useTitle } from '../../use-title.ts'
import { counted } from '../../words.ts'
import { saveCounts, type Supply } from './doing.ts'
import { keepCounts, keptCounts, type Counts, type Typed } from './kept-counts.ts'
import { SuppliesLinks } from './SuppliesLinks.tsx'

/** Along the shelf: type how many, Enter, next. What is left empty is not counted. */
export function StockTakingScreen(): ReactNode {
  useTitle('Stock-taking')
  const supplies = useQuery(api.supplies.list.queryOptions())
  return (
    <div className="stack">
      <SuppliesLinks />
      <div className="page-head">
        <h1>Stock-taking</h1>
      </div>
      <Answer to={supplies} what="the supplies" lines={8}>
        {(list) =>
          list.some((one) => one.isActive) ? (
            <Counting list={list.filter((one) => one.isActive)} />
          ) : (
            <Empty>There is nothing to count yet. Add supplies first.</Empty>
          )
        }
      </Answer>
    </div>
  )
}

const nothing: Typed = { packs: '', single: '' }
const quantityOf = ({ packs, single }: Typed, supply: Supply): number | null =>
  packs.trim() === '' && single.trim() === '' ? null : Number(packs || 0) * supply.packSize + Number(single || 0)

function Counting({ list }: { list: readonly Supply[] }): ReactNode {
  const [typed, setTyped] = useState<Counts>(keptCounts)
  const [sentence, setSentence] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const navigate = useNavigate()
  const counts = list.flatMap((supply) => {
    const quantity = quantityOf(typed[supply.id] ?? nothing, supply)
    return quantity === null ? [] : [{ supplyId: supply.id, quantity }]
  })
  const change = (id: number, part: Partial<Typed>) =>
    setTyped((before) => keepCounts({ ...before, [id]: { ...(before[id] ?? nothing), ...part } }))
  const save = async () => {
    if (counts.length === 0) return setSentence('Nothing is counted yet: type how many there are.')
    setBusy(true)
    const refusal = await saveCounts(counts)
    setBusy(false)
    setSentence(refusal?.sentence ?? null)
    if (refusal) return
    keepCounts({})
    await navigate({ to: addresses.supplies })
  }
  return (
    <form
      ref={form}
      className="stack form-page"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void save()
      }}
    >
      <Panel
        title="How many are there?"
        isBare
        side={
          <span className="small soft of-keys">
            <KeyCap of="Enter" isAlways /> next field
          </span>
        }
      >
        <ol className="counting">
          {list.map((supply) => (
            <CountLine
              key={supply.id}
              supply={supply}
              typed={typed[supply.id] ?? nothing}
              change={(part) => change(supply.id, part)}
              next={(event) => goOn(event, form.current)}
            />
          ))}
        </ol>
      </Panel>
      {sentence !== null && <Notice kind="warn">{sentence}</Notice>}
      <div className="row">
        <PressButton isSubmit isBusy={isBusy}>
          Save {counts.length > 0 && counted(counts.length, 'count')}
        </PressButton>
      </div>
    </form>
  )
}

function CountLine({
  supply,
  typed,
  change,
  next,
}: {
  supply: Supply
  typed: Typed
  change: (part: Partial<Typed>) => void
  next: (event: KeyboardEvent<HTMLInputElement>) => void
}): ReactNode {
  const input = (part: keyof Typed, label: string) => (
    <label>
      <input
        type="number"
        min={0}
        max={1_000_000}
        inputMode="numeric"
        aria-label={`${supply.name}: ${label}`}
        value={typed[part]}
        onChange={(event) => change({ [part]: event.currentTarget.value })}
        onKeyDown={next}
      />{' '}
      {label}
    </label>
  )
  return (
    <li>
      <span className="counting-name">
        {supply.name}
        <span className="small soft">
          {supply.countedAt === null ? (
            ' never counted'
          ) : (
            <>
              {' '}
              counted <Moment at={supply.countedAt} />
              {supply.there !== null && `, about ${supply.there.toLocaleString('en-US')} by now`}
            </>
          )}
        </span>
      </span>
      {supply.packSize > 1 && input('packs', `packs of ${supply.packSize}`)}
      {input('single', supply.packSize > 1 ? `single: ${supply.unit}` : supply.unit)}
    </li>
  )
}

/** Enter goes to the next field, and from the last to the button that saves. */
function goOn(event: KeyboardEvent<HTMLInputElement>, form: HTMLFormElement | null): void {
  if (event.key !== 'Enter' || !form) return
  event.preventDefault()
  // The browser says in the field what is wrong with it.
  if (!event.currentTarget.reportValidity()) return
  const fields = [...form.querySelectorAll<HTMLElement>('input, button[type=submit]')]
  fields[fields.indexOf(event.currentTarget) + 1]?.focus()
}

import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { PasteView } from '../../../contract/assisted.ts'
import { attempt } from '../../acting.ts'
import { api, client } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { useKeys } from '../../keys.ts'
import { refreshLists } from '../../live.ts'
import { Failed } from '../../parts/Failed.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { addresses } from '../../routes.tsx'
import { useTitle } from '../../use-title.ts'
import { countWords, PasteResult } from './PasteResult.tsx'
import { takeClipboard, takeFile, type Page, type Taken } from './take-page.ts'
import { WalkList } from './WalkList.tsx'

const systems = { worldshare: 'WorldShare', polaris: 'Polaris' } as const
type System = keyof typeof systems

/** A page of the other system, selected and copied, saved or printed: first what it would lead to, then one key does it. */
export function PasteScreen(): ReactNode {
  useTitle('Paste a page')
  const search = useSearch({ from: addresses.paste })
  const navigate = useNavigate()
  const modes = useQuery(api.assisted.settings.queryOptions())
  const walk = useQuery(api.assisted.walk.queryOptions())
  const [shown, setShown] = useState<{ page: Page; system: System; view: PasteView } | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const queue = walk.data?.queues.find((one) => one.name === search.queue)?.name
  const next = walk.data?.queues.find((one) => !one.isDone && one.name !== queue)?.name

  /** The queue in hand is ticked: on to the next. */
  const goOn = async (): Promise<void> => {
    await walk.refetch()
    if (queue && next) void navigate({ to: addresses.paste, search: { ...search, queue: next }, replace: true })
  }
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    const refusal = await attempt(work)
    setTrouble(refusal?.sentence ?? null)
    setBusy(false)
  }
  const take = (taken: Taken | string | null): void => {
    setShown(null)
    if (taken === null || typeof taken === 'string')
      return setTrouble(taken ?? 'The clipboard holds no text: select the page there, copy it, then paste again.')
    const system =
      taken.system ?? search.system ?? (modes.data?.modes.worldshare === 'by_hand' ? 'polaris' : 'worldshare')
    void run(async () => {
      const view = await client.assisted.read({ ...taken.page, system })
      setShown({ page: taken.page, system, view })
    })
  }
  const apply = (): void => {
    if (!shown || shown.view.isApplied || isBusy) return
    void run(async () => {
      const view = await client.assisted.apply({ ...shown.page, system: shown.system, ...(queue ? { queue } : {}) })
      setShown({ ...shown, view })
      sayOnly(countWords(view), `from ${systems[shown.system]}`)
      refreshLists()
      await goOn()
    })
  }
  usePasted((event) => {
    const clipboard = event.clipboardData
    if (!clipboard) return
    const [file] = clipboard.files
    if (file) void takeFile(file).then(take)
    else take(takeClipboard(clipboard))
  })
  useKeys({ A: apply })
  const off = modes.data && modes.data.modes.worldshare === 'by_hand' && modes.data.modes.polaris === 'by_hand'
  return (
    <div className="stack">
      <div className="page-head">
        <h1>Paste a page</h1>
        {shown && (
          <span className="soft">
            {systems[shown.system]} · {countWords(shown.view)}
          </span>
        )}
      </div>
      {off && (
        <Notice kind="warn">Neither system is worked in assisted mode: a librarian switches it on in Settings.</Notice>
      )}
      {modes.isError && <Failed error={modes.error} again={() => void modes.refetch()} />}
      {walk.isError && !modes.isError && <Failed error={walk.error} again={() => void walk.refetch()} />}
      {walk.data && <WalkList walk={walk.data} chosen={queue} goOn={goOn} />}
      <DropZone isBusy={isBusy} isSmall={shown !== null} drop={(file) => void takeFile(file).then(take)} />
      {trouble !== null && <Notice kind="warn">{trouble}</Notice>}
      {shown && (
        <Panel title={shown.view.isApplied ? 'Done' : 'What it would do'} isBare>
          <PasteResult view={shown.view} />
        </Panel>
      )}
      {shown && !shown.view.isApplied && (
        <div className="row">
          <PressButton isFirst isBusy={isBusy} press={apply}>
            Apply this page <KeyCap of="A" />
          </PressButton>
          <span className="small soft">What the page does not name stays as it is.</span>
        </div>
      )}
    </div>
  )
}

/** Pasting works wherever the focus is. */
function usePasted(take: (event: ClipboardEvent) => void): void {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const hear = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement) return
      event.preventDefault()
      latest.current(event)
    }
    window.addEventListener('paste', hear)
    return () => window.removeEventListener('paste', hear)
  }, [])
}

function DropZone({
  isBusy,
  isSmall,
  drop,
}: {
  isBusy: boolean
  isSmall: boolean
  drop: (file: File) => void
}): ReactNode {
  const [isOver, setOver] = useState(false)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- files may be dropped; the button inside does the same by keyboard
    <section
      aria-label="Paste or drop here"
      className={`paste-zone${isOver ? ' over' : ''}${isSmall ? ' small-zone' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file) drop(file)
      }}
    >
      <p>
        {isBusy
          ? 'Reading …'
          : 'In the other system select the whole page and copy it (Ctrl A, Ctrl C); then paste here (Ctrl V).'}
      </p>
      <label className="small soft">
        Or drop a page saved as HTML or printed to PDF{' '}
        <input
          type="file"
          accept=".html,.htm,.pdf,.txt"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            if (file) drop(file)
            event.currentTarget.value = ''
          }}
        />
      </label>
    </section>
  )
}

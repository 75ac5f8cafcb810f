import { Checkbox } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { keepPrintingHere, printsHere } from '../../kept.ts'
import { takeHere, type PrintJob } from './printing.ts'

interface Batch {
  readonly nth: number
  /** Ids, with commas. */
  readonly ids: string
  /** Counted as printed already; else that is done once the PDF has loaded. */
  readonly isTaken: boolean
}
/** A browser goes on reading a PDF after it was told to print it: its frame stays for some more. */
const framesKept = 4
/** After nobody answered or somebody else took the papers. */
const pauseMs = 10_000
const withNext = (before: readonly Batch[], ids: string, isTaken: boolean): readonly Batch[] =>
  [...before, { nth: (before.at(-1)?.nth ?? 0) + 1, ids, isTaken }].slice(-framesKept)

/**
 * This browser prints what waits for no printer as soon as it waits. Without a question only when the browser was
 * started for it (--kiosk-printing); the handbook has the steps. A paper counts as printed only once its PDF is here, so
 * that a page closed or loaded anew before loses none.
 */
export function PrintHere({
  jobs,
  run,
}: {
  jobs: readonly PrintJob[]
  run: (does: ReturnType<typeof takeHere>) => Promise<void>
}): ReactNode {
  const [isOn, setOn] = useState(printsHere())
  const [batches, setBatches] = useState<readonly Batch[]>([])
  const [isBusy, setBusy] = useState(false)
  const wanted = jobs
    .filter((one) => one.stock === jobs[0]?.stock)
    .map((one) => one.id)
    .join(',')
  if (isOn && !isBusy && wanted !== '') {
    setBusy(true)
    setBatches(withNext(batches, wanted, false))
  }
  const tryLater = () => void setTimeout(() => setBusy(false), pauseMs)

  const print = async ({ ids, isTaken }: Batch, frame: HTMLIFrameElement): Promise<void> => {
    if (!hasPapers(frame)) return tryLater()
    if (isTaken) {
      frame.contentWindow?.print()
      return setBusy(false)
    }
    let isWhole = true
    const taking = takeHere(ids.split(',').map(Number), (taken) => {
      isWhole = taken.join(',') === ids
      if (isWhole) frame.contentWindow?.print()
      // Somebody else took some of them meanwhile: the rest needs a PDF of its own.
      else setBatches((before) => withNext(before, taken.join(','), true))
    })
    await run(taking)
    if ((await taking) !== null) tryLater()
    else if (isWhole) setBusy(false)
  }
  return (
    <>
      <Checkbox
        label="Print here by itself"
        checked={isOn}
        onChange={(event) => {
          keepPrintingHere(event.currentTarget.checked)
          setOn(event.currentTarget.checked)
        }}
      />
      {batches.map((batch) => (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- a browser shows no PDF in a sandbox
        <iframe
          key={batch.nth}
          title={`Papers being printed ${batch.nth}`}
          src={`/api/print/pdf?jobIds=${batch.ids}`}
          className="only-heard"
          onLoad={({ currentTarget }) => void print(batch, currentTarget)}
        />
      ))}
    </>
  )
}

/** A frame also "loads" when nobody answers, or no. */
function hasPapers({ contentDocument }: HTMLIFrameElement): boolean {
  return contentDocument?.location.pathname === '/api/print/pdf' && contentDocument.contentType !== 'application/json'
}

import { Checkbox } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { keepPrintingHere, printsHere } from '../../kept.ts'
import { takeAsPdf, type PrintJob } from './printing.ts'

/**
 * This browser prints what waits for no printer as soon as it waits. Without a question only when the browser was
 * started for it (--kiosk-printing); the handbook has the steps.
 */
export function PrintHere({
  jobs,
  run,
}: {
  jobs: readonly PrintJob[]
  run: (does: ReturnType<typeof takeAsPdf>) => Promise<void>
}): ReactNode {
  const [isOn, setOn] = useState(printsHere())
  const [address, setAddress] = useState<string | null>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const isBusy = useRef(false)
  const stock = jobs[0]?.stock
  useEffect(() => {
    if (!isOn || stock === undefined || isBusy.current) return
    isBusy.current = true
    void run(
      takeAsPdf(
        jobs.filter((one) => one.stock === stock),
        setAddress,
      ),
    ).finally(() => {
      isBusy.current = false
    })
  }, [isOn, jobs, stock, run])
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
      {address !== null && (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- a browser shows no PDF in a sandbox
        <iframe
          key={address}
          ref={frame}
          title="Papers being printed"
          src={address}
          className="only-heard"
          onLoad={() => frame.current?.contentWindow?.print()}
        />
      )}
    </>
  )
}

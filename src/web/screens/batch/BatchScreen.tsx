import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState, type ReactNode } from 'react'
import type { BatchView } from '../../../contract/assisted.ts'
import { api, client } from '../../api.ts'
import { copyText } from '../../copy-text.ts'
import { useKeys } from '../../keys.ts'
import { useMany } from '../../many.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { ManyResult } from '../../parts/ManyResult.tsx'
import { addresses } from '../../routes.tsx'
import { useTitle } from '../../use-title.ts'
import { Bars } from './Bars.tsx'

const systems = { worldshare: 'WorldShare', polaris: 'Polaris' } as const
/** Time to aim and beep. */
const paceMs = 2500

/** One number after another, as a barcode to be scanned off the screen into the other system; then one key confirms all. */
export function BatchScreen(): ReactNode {
  const { alike = '' } = useSearch({ from: addresses.batch })
  useTitle('Barcodes to scan')
  const batch = useQuery(api.assisted.batch.queryOptions({ input: { alike }, staleTime: Infinity }))
  return (
    <Answer to={batch} what="the batch" lines={6} heading="Barcodes to scan">
      {(found) =>
        found.items.length === 0 ? (
          <Empty>None of these has a number there yet: link it on its card first.</Empty>
        ) : (
          <Show batch={found} />
        )
      }
    </Answer>
  )
}

function Show({ batch }: { batch: BatchView }): ReactNode {
  const { items, system, screen, menu, words, address, without } = batch
  const [at, setAt] = useState(0)
  const [isPlaying, setPlaying] = useState(false)
  const [isCopied, setCopied] = useState(false)
  const many = useMany()
  const navigate = useNavigate()
  const item = items[at]
  const isLast = at >= items.length - 1
  const go = (by: number): void => setAt((before) => Math.min(items.length - 1, Math.max(0, before + by)))
  const leave = (): void => void navigate({ to: addresses.today })
  const copy = (): void => void copyText(items.map((one) => one.code).join('\n')).then(setCopied)
  const confirm = (): void => {
    if (many.state) return
    void many.run(
      `${words}: done in ${systems[system]}`,
      items.map(({ effectId, requestId, number, title }) => ({ key: String(effectId), requestId, number, title })),
      async ({ key }, gesture) => {
        await client.effects.settle({ effectId: Number(key), how: 'done', gesture })
        return { leavesInSeconds: null }
      },
    )
  }
  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => setAt((before) => Math.min(items.length - 1, before + 1)), paceMs)
    return () => clearInterval(timer)
  }, [isPlaying, items.length])
  useKeys({ ' ': () => setPlaying(!isPlaying && !isLast), N: () => go(1), P: () => go(-1), L: copy, D: confirm })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'ArrowRight') go(1)
      if (event.key === 'ArrowLeft') go(-1)
      if (event.key === 'Escape') leave()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  })
  if (!item) return null
  return (
    <section className="batch" aria-label="Barcodes to scan">
      <div className="row wide">
        <div>
          <h1>
            {systems[system]}: {screen}
          </h1>
          <p className="small soft">
            {menu}
            {without > 0 && ` · ${without} more have no number there yet and are not among these`}
          </p>
        </div>
        <div className="row">
          {address !== null && (
            <a className="small-key" href={address} target="_blank" rel="noopener noreferrer">
              Open the page
            </a>
          )}
          <button type="button" className="small-key" onClick={leave}>
            Leave <kbd>Esc</kbd>
          </button>
        </div>
      </div>
      {many.state ? (
        <ManyResult state={many.state} stop={many.stop} close={leave} />
      ) : (
        <>
          <Bars item={item} />
          <output className="batch-code" aria-live="polite">
            {item.code}
          </output>
          <p className="batch-what">
            <strong>
              {at + 1} of {items.length}
            </strong>{' '}
            · <bdi>{item.title}</bdi> <span className="soft">{item.number}</span>
          </p>
          <progress max={items.length} value={at + 1} aria-label="How far it is" />
          <div className="row batch-keys">
            <button type="button" className="small-key" disabled={at === 0} onClick={() => go(-1)}>
              Back <KeyCap of="P" />
            </button>
            <button type="button" className="small-key form-key" disabled={isLast} onClick={() => go(1)}>
              Next <KeyCap of="N" />
            </button>
            <button
              type="button"
              className="small-key form-key"
              aria-pressed={isPlaying && !isLast}
              disabled={isLast}
              onClick={() => setPlaying(!isPlaying)}
            >
              {isPlaying && !isLast ? 'Stop' : 'Go on by itself'} <KeyCap of="Space" />
            </button>
            <button type="button" className="small-key" onClick={copy}>
              {isCopied ? 'Copied' : 'Copy all as a list'} <KeyCap of="L" />
            </button>
            <button type="button" className="small-key form-key first" onClick={confirm}>
              All {items.length} are done there <KeyCap of="D" />
            </button>
          </div>
        </>
      )}
    </section>
  )
}

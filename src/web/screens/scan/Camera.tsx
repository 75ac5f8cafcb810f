import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Notice } from '../../parts/Notice.tsx'
import { enqueue } from '../../scan/queue.ts'

/** The same strap stays in view for a while: it is read once. */
const sameAgainMs = 3000

/** A phone's or a tablet's camera as a scanner; where the browser does not allow it, why not. */
export function Camera(): ReactNode {
  const [isOn, turn] = useState(false)
  const why = whyOff()
  if (why !== null)
    return (
      <p className="soft small">
        <button type="button" className="small-key form-key" aria-disabled="true">
          Use the camera
        </button>{' '}
        {why}
      </p>
    )
  return (
    <div className="stack tight">
      <div>
        <button type="button" className="small-key form-key" aria-pressed={isOn} onClick={() => turn(!isOn)}>
          {isOn ? 'Camera off' : 'Use the camera'}
        </button>
      </div>
      {isOn && <Picture />}
    </div>
  )
}

function Picture(): ReactNode {
  const video = useRef<HTMLVideoElement>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    const end = new AbortController()
    let last = { code: '', at: 0 }
    const take = (code: string) => {
      if (code === last.code && Date.now() - last.at < sameAgainMs) {
        last = { code, at: Date.now() }
        return
      }
      last = { code, at: Date.now() }
      enqueue(code)
    }
    const watch = async () => {
      try {
        const { readCamera } = await import('./camera-reader.ts')
        if (video.current) await readCamera(video.current, take, end.signal)
      } catch (error) {
        console.info('no camera', error)
        if (!end.signal.aborted) setTrouble(words(error))
      }
    }
    void watch()
    return () => end.abort()
  }, [])
  return trouble === null ? (
    <video ref={video} className="scan-camera" muted playsInline aria-label="What the camera sees" />
  ) : (
    <Notice kind="warn">{trouble}</Notice>
  )
}

function whyOff(): string | null {
  if (!window.isSecureContext)
    return 'The camera works only where this page is opened by https, or on this machine itself.'
  return 'mediaDevices' in navigator ? null : 'This browser lets no page use a camera.'
}

function words(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError') return 'The camera was not allowed. Allow it beside the address, then try again.'
  if (name === 'NotFoundError') return 'No camera was found.'
  return 'The camera could not be started. Another program may be using it.'
}

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useKeys } from '../keys.ts'
import { shrunkPicture } from '../scan/shrink-photo.ts'
import { KeyCap } from './KeyCap.tsx'
import { deskKeys } from '../scan/desk-keys.ts'

/** A page that did not come over https has no camera to ask for. */
const hasCamera = (): boolean => 'mediaDevices' in navigator && matchMedia('(pointer: fine)').matches

/** The camera of a desk: one key shows its live picture, the same key takes it. A phone has its own camera behind Photo. */
export function CameraKey({
  keep,
  fail,
}: {
  keep: (content: string) => void
  fail: (sentence: string) => void
}): ReactNode {
  const [stream, setStream] = useState<MediaStream | null>(null)
  const video = useRef<HTMLVideoElement>(null)
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
    }
  }, [])
  useEffect(() => {
    if (!stream) return
    const shown = video.current
    if (shown) shown.srcObject = stream
    return () => stop(stream)
  }, [stream])

  const open = async () => {
    try {
      const asked = { video: { facingMode: 'environment', width: { ideal: 1600 }, height: { ideal: 1200 } } }
      const answered = await navigator.mediaDevices.getUserMedia(asked)
      if (isGone.current) stop(answered)
      else setStream(answered)
    } catch (error) {
      fail(whyNot(error))
    }
  }
  const take = async () => {
    const shown = video.current
    // Nothing has come from it yet.
    if (!shown || shown.videoWidth === 0) return
    const picture = shrunkPicture(await createImageBitmap(shown))
    setStream(null)
    if ('problem' in picture) fail(picture.problem)
    else keep(picture.content)
  }
  const press = () => void (stream ? take() : open())
  useKeys(
    hasCamera()
      ? { [deskKeys.camera]: press, ...(stream ? { [deskKeys.leaveCamera]: () => setStream(null) } : {}) }
      : {},
  )
  if (!hasCamera()) return null
  return (
    <>
      <button type="button" className="small-key form-key" onClick={press}>
        {stream ? 'Take it' : 'Camera'} <KeyCap of={deskKeys.camera} />
      </button>
      {stream && (
        <div className="camera">
          <video ref={video} autoPlay muted playsInline aria-label="What the camera sees" />
          <button type="button" className="small-key" onClick={() => setStream(null)}>
            No picture <KeyCap of={deskKeys.leaveCamera} />
          </button>
        </div>
      )}
    </>
  )
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

function whyNot(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError')
    return 'The browser may not use the camera: allow it beside the address, or choose a file with Photo.'
  if (name === 'NotReadableError') return 'Another program uses the camera: close it, or choose a file with Photo.'
  return 'No camera answers: plug one in, or choose a file with Photo.'
}

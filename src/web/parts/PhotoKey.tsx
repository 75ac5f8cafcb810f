import { useRef, type ReactNode } from 'react'
import { useKeys } from '../keys.ts'
import { deskKeys } from '../scan/desk-keys.ts'
import { shrunkPhoto } from '../scan/shrink-photo.ts'
import { KeyCap } from './KeyCap.tsx'

/** Takes a picture: a phone opens its camera, a desk its files. */
export function PhotoKey({
  words = 'Photo',
  keep,
  fail,
}: {
  words?: string
  keep: (content: string) => void
  fail: (sentence: string) => void
}): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const open = () => input.current?.click()
  useKeys({ [deskKeys.photo]: open })
  const take = async (file: File | undefined) => {
    if (!file) return
    const shrunk = await shrunkPhoto(file)
    if ('problem' in shrunk) fail(shrunk.problem)
    else keep(shrunk.content)
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        capture="environment"
        hidden
        aria-label={words}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <button type="button" className="small-key form-key" onClick={open}>
        {words} <KeyCap of={deskKeys.photo} />
      </button>
    </>
  )
}

import { TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { attempt } from '../../acting.ts'
import { api, client, queryClient } from '../../api.ts'
import { useKeys, useScans } from '../../keys.ts'
import { CameraKey } from '../../parts/CameraKey.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { LibrarySelect } from '../../parts/LibrarySelect.tsx'
import { PhotoKey } from '../../parts/PhotoKey.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { addresses } from '../../routes.tsx'
import { deskKeys } from '../../scan/desk-keys.ts'
import { retell, type Shown } from '../../scan/queue.ts'
import { play } from '../../scan/sound.ts'

/** What arrived and belongs to nobody is kept: one key, then what is known of it. */
export function KeepStranger({ shown }: { shown: Shown }): ReactNode {
  const isWords = /[a-z]{3}.*\s|^\p{L}+$/iu.test(shown.code)
  const [kept, setKept] = useState<{ id: number; number: string } | null>(null)
  const [title, setTitle] = useState(isWords ? shown.code : '')
  const [libraryId, setLibrary] = useState('')
  const [sender, setSender] = useState('')
  const [isOpen, open] = useState(false)
  const [line, setLine] = useState<string | null>(null)
  const first = useRef<HTMLInputElement>(null)
  useKeys({ [deskKeys.keepStranger]: () => open(true) })
  // What is being written down is neither thrown away nor written into by the next beep.
  const hold = () => {
    play('wrong')
    setLine('Finish or close this form first: what was scanned just now is put aside. Scan it again afterward.')
  }
  useScans(isOpen && kept === null ? hold : null)
  useEffect(() => {
    if (isOpen) first.current?.focus()
  }, [isOpen])

  const keep = async () => {
    const refusal = await attempt(async () => {
      const one = await client.receiving.keep({
        ...(isWords || shown.code === '' ? {} : { code: shown.code }),
        ...(title.trim() === '' ? {} : { title: title.trim() }),
        ...(libraryId === '' ? {} : { libraryId: Number(libraryId) }),
        ...(sender.trim() === '' ? {} : { sender: sender.trim() }),
      })
      setKept(one)
      retell(shown.count, {
        tone: 'right',
        line: `Kept as ${one.number}`,
        more: 'Write it on a slip in the book.',
        choices: [],
      })
      setLine(null)
      await queryClient.invalidateQueries({ queryKey: api.receiving.key() })
    })
    if (refusal) setLine(refusal.sentence)
  }
  const photo = async (content: string) => {
    if (!kept) return
    const refusal = await attempt(async () => void (await client.receiving.addPhoto({ strangerId: kept.id, content })))
    setLine(refusal?.sentence ?? 'The picture is kept with it.')
  }
  if (kept)
    return (
      <section className="scan-condition" aria-label="Kept">
        <p>
          <Link to={addresses.strangers}>All that belong to nobody</Link>
        </p>
        <div className="row">
          <PhotoKey keep={(content) => void photo(content)} fail={setLine} />
          <CameraKey keep={(content) => void photo(content)} fail={setLine} />
        </div>
        {line !== null && <output>{line}</output>}
      </section>
    )
  if (!isOpen)
    return (
      <div className="scan-condition">
        <button type="button" className="small-key form-key" onClick={() => open(true)}>
          It belongs to nobody: keep it <KeyCap of={deskKeys.keepStranger} />
        </button>
      </div>
    )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the form from any of its fields
    <form
      className="scan-condition form"
      aria-label="Keep what belongs to nobody"
      onKeyDown={(event) => {
        if (event.key === 'Escape') open(false)
      }}
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <TextInput
        ref={first}
        label="Title, as far as it can be read"
        maxLength={300}
        autoComplete="off"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <LibrarySelect label="Sent by" chosen={libraryId} change={setLibrary} placeholder="A library we know" />
      <TextInput
        label="Or what stands on the package"
        maxLength={300}
        autoComplete="off"
        value={sender}
        onChange={(event) => setSender(event.currentTarget.value)}
      />
      <div className="row across">
        <PressButton isSubmit>
          Keep it <kbd>Enter</kbd>
        </PressButton>
        <PressButton press={() => open(false)}>
          Not now <kbd>Esc</kbd>
        </PressButton>
      </div>
      {line !== null && <p role="alert">{line}</p>}
    </form>
  )
}

import { FileInput, Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { client, type Outputs } from '../../api.ts'
import { LibrarySelect } from '../../parts/LibrarySelect.tsx'
import { Day } from '../../parts/When.tsx'
import { counted } from '../../words.ts'
import { useChange } from '../settings/saying.ts'
import { FormPanel } from './FormPanel.tsx'

type Lines = Outputs['calendar']['file']
const isWords = { new: '', known: 'in the calendar already', part: 'part of a day: left out' } as const

/** Closings from a calendar file (.ics) or its text: first looked at, then kept. */
export function FileForm({ leave }: { leave: () => void }): ReactNode {
  const { refusal, isBusy, change } = useChange()
  const [text, setText] = useState('')
  const [isChosen, setChosen] = useState(false)
  const [library, setLibrary] = useState('')
  const [lines, setLines] = useState<Lines | null>(null)
  const order = (keep: boolean) => ({ text, keep, ...(library === '' ? {} : { libraryId: Number(library) }) })
  const fresh = lines?.filter((one) => one.is === 'new').length ?? 0
  const note = async (): Promise<boolean> => {
    let noted: readonly number[] = []
    return change(
      async () => {
        const kept = await client.calendar.file(order(true))
        noted = kept.flatMap((one) => (one.closureId === null ? [] : [one.closureId]))
      },
      `${counted(fresh, 'closing')} noted`,
      '',
      async () => {
        for (const closureId of noted) await client.calendar.takeOut({ closureId })
      },
    )
  }
  const submit = async (): Promise<void> => {
    if (lines === null) {
      setLines(null)
      await change(async () => setLines(await client.calendar.file(order(false))), 'Read the calendar file')
    } else if (await note()) leave()
  }
  const read = (next: string): void => {
    setText(next)
    setLines(null)
  }
  return (
    <FormPanel
      title="Closings from a calendar file"
      does={lines === null ? 'Look at it' : `Note ${counted(fresh, 'closing')}`}
      isBusy={isBusy}
      refusal={refusal}
      submit={submit}
      leave={leave}
    >
      <Textarea
        label="Text of the file"
        description="Paste it here, or choose the file"
        value={text}
        autosize
        minRows={2}
        maxRows={6}
        required={!isChosen}
        onChange={(event) => read(event.currentTarget.value)}
        // Lines come with what is pasted: Enter does what the button says.
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }}
      />
      <FileInput
        label="File"
        description="Ends in .ics"
        accept=".ics,text/calendar"
        placeholder="Choose a file"
        clearable
        onChange={(file) => {
          setChosen(file !== null)
          void file?.text().then(read)
        }}
      />
      <LibrarySelect
        label="Whose closings"
        description="Empty: the office’s"
        chosen={library}
        change={(id) => {
          setLibrary(id)
          setLines(null)
        }}
      />
      {lines !== null && (
        <ul className="absence-list calendar-lines">
          {lines.length === 0 && <li>Nothing in it lies within the next two years.</li>}
          {lines.slice(0, 60).map((one) => (
            <li key={`${one.uid} ${one.startsOn}`} className={one.is === 'new' ? undefined : 'soft'}>
              <Day on={one.startsOn} isShort />
              {one.endsOn !== one.startsOn && (
                <>
                  {' '}
                  to <Day on={one.endsOn} isShort />
                </>
              )}{' '}
              {one.words} <span className="soft small">{isWords[one.is]}</span>
            </li>
          ))}
          {lines.length > 60 && <li className="soft">and {lines.length - 60} more</li>}
        </ul>
      )}
    </FormPanel>
  )
}

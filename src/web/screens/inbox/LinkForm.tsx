import { Textarea, TextInput } from '@mantine/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { InboxMail } from '../../../contract/inbox.ts'
import { api } from '../../api.ts'
import { useLater } from '../../later.ts'

interface Choice {
  readonly requestId: number
  readonly number: string
  readonly title: string
  readonly stateLabel: string
}

/** Which request it is about: those it names itself, else by number or words. */
export function LinkForm({
  mail,
  link,
  leave,
}: {
  mail: InboxMail
  link: (requestId: number, number: string, note: string) => Promise<void>
  leave: () => void
}): ReactNode {
  // Opened by a key while the focus is in the list: what is typed next is the number.
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const leaveByEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') leave()
  }
  const [words, setWords] = useState('')
  const [note, setNote] = useState('')
  const wanted = useLater(words.trim(), 250)
  const byCode = useQuery(api.requests.find.queryOptions({ input: wanted === '' ? skipToken : { code: wanted } }))
  const byWords = useQuery(
    api.requests.list.queryOptions({ input: wanted.length < 3 ? skipToken : { words: wanted, limit: 10 } }),
  )
  const listed = (byWords.data?.lines ?? []).map((one) => ({ ...one, requestId: one.id }))
  const found: readonly Choice[] = wanted === '' ? mail.requests : [...(byCode.data ?? []), ...listed]
  const choices = [...new Map(found.map((one) => [one.requestId, one])).values()].slice(0, 10)
  const isSettled = wanted !== '' && byCode.isFetched && (wanted.length < 3 || byWords.isFetched)
  return (
    <form
      className="stack mail-link"
      onSubmit={(event) => {
        event.preventDefault()
        const [only, more] = choices
        if (only && !more) void link(only.requestId, only.number, note)
      }}
    >
      <TextInput
        label="Request"
        description="Its number, or words of its title"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={leaveByEscape}
        autoComplete="off"
        ref={field}
      />
      <Textarea
        label="Note on the request"
        description="May stay empty"
        value={note}
        autosize
        minRows={1}
        maxRows={6}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={leaveByEscape}
      />
      {choices.length > 0 && (
        <ul className="mail-requests">
          {choices.map((one) => (
            <li key={one.requestId}>
              <button type="button" className="small-key" onClick={() => void link(one.requestId, one.number, note)}>
                Link to {one.number}
              </button>{' '}
              {one.title} <span className="soft">{one.stateLabel}</span>
            </li>
          ))}
        </ul>
      )}
      {isSettled && choices.length === 0 && <p className="soft">No request has this number or these words.</p>}
      <div className="row">
        <button type="button" className="small-key" onClick={leave}>
          Leave it <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  )
}

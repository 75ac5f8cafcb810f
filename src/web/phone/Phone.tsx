import { Modal, TextInput } from '@mantine/core'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react'
import { api } from '../api.ts'
import { Failed } from '../parts/Failed.tsx'
import { KeyCap } from '../parts/KeyCap.tsx'
import { addresses } from '../routes.tsx'
import { counted } from '../words.ts'
import { PhoneActs } from './PhoneActs.tsx'
import { PhoneRow } from './PhoneRow.tsx'

const pauseMs = 150
const shortest = 2

/** Ctrl K: whoever is on the telephone asks where it is, when it is due, who has it. */
export function Phone(): ReactNode {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const hear = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setOpen((before) => !before)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
  return (
    <>
      <button type="button" className="small-key phone-key" onClick={() => setOpen(true)}>
        Phone <KeyCap of="Ctrl K" isAlways />
      </button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title="On the telephone"
        size={880}
        yOffset="6vh"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {isOpen && <Call close={() => setOpen(false)} />}
      </Modal>
    </>
  )
}

function Call({ close }: { close: () => void }): ReactNode {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const [at, setAt] = useState(0)
  const navigate = useNavigate()
  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(typed.trim())
      setAt(0)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useQuery(
    api.desk.phone.queryOptions({
      input: asked.length < shortest ? skipToken : { words: asked },
      placeholderData: keepPreviousData,
    }),
  )
  const lines = asked.length < shortest ? [] : (found.data?.lines ?? [])
  const chosen = lines[Math.min(at, lines.length - 1)]
  const open = (requestId: number) => {
    close()
    void navigate({ to: addresses.request, params: { requestId: String(requestId) } })
  }
  const hear = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt((before) => Math.max(0, Math.min(lines.length - 1, before + (event.key === 'ArrowDown' ? 1 : -1))))
    }
    if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      open(chosen.line.id)
    }
  }
  return (
    <div className="stack phone">
      <TextInput
        aria-label="Card, title words, library or number"
        placeholder="Card, title words, library or number"
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={hear}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a field that points into a list below it
        role="combobox"
        aria-expanded={lines.length > 0}
        aria-controls="phone-lines"
        {...(chosen ? { 'aria-activedescendant': `phone-${chosen.line.id}` } : {})}
      />
      {found.isError && <Failed error={found.error} again={() => void found.refetch()} />}
      {found.data?.patron && lines.length > 0 && (
        <p>
          <strong>{found.data.patron.name}</strong> <span className="soft">card {found.data.patron.card}</span>
        </p>
      )}
      <output className="only-heard">
        {asked.length >= shortest && !found.isFetching && counted(lines.length, 'request')}
      </output>
      {lines.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- each line shows more than an option may hold
        <div id="phone-lines" className="phone-lines" role="listbox" aria-label="What was found">
          {lines.map((line, index) => (
            <PhoneRow
              key={line.line.id}
              found={line}
              isChosen={line === chosen}
              choose={() => setAt(index)}
              open={() => open(line.line.id)}
            />
          ))}
        </div>
      )}
      {chosen && <PhoneActs key={chosen.line.id} requestId={chosen.line.id} close={close} />}
      <Hint asked={asked} isFound={lines.length > 0} isFetching={found.isFetching} more={found.data?.more === true} />
    </div>
  )
}

function Hint({
  asked,
  isFound,
  isFetching,
  more,
}: {
  asked: string
  isFound: boolean
  isFetching: boolean
  more: boolean
}): ReactNode {
  if (asked.length < shortest)
    return <p className="soft small">Type what the caller says: a card, words of the title, a library, a number.</p>
  if (isFound)
    return (
      <p className="soft small">
        <span className="of-keys">
          <kbd>↑</kbd> <kbd>↓</kbd> choose · <kbd>Enter</kbd> opens{more && ' · '}
        </span>
        {more && 'there are more: type another word'}
      </p>
    )
  return <p className="soft small">{isFetching ? 'Looking …' : `Nothing of ours fits “${asked}”. Try fewer words.`}</p>
}

import { TextInput } from '@mantine/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { api } from '../../api.ts'
import { useKeys } from '../../keys.ts'
import { isStaff, useMe } from '../../me.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { NewPatronForm } from '../../parts/patron/NewPatronForm.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { addresses } from '../../routes.tsx'
import { idOf } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { counted } from '../../words.ts'
import { OnePatron } from './OnePatron.tsx'

const shortestName = 2

/** One patron at a time, by card or by name; there is no list of all of them. */
export function PatronsScreen(): ReactNode {
  useTitle('Patrons')
  const { patron, making } = useSearch({ from: addresses.patrons })
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  // A card or name stands in no address: addresses are kept by browsers and logs.
  const [asked, setAsked] = useState('')
  const [leftToDo, setLeftToDo] = useState<string | null>(null)
  const me = useMe()
  const patronId = idOf(patron)
  const make = (isOn: boolean) =>
    void navigate({ to: addresses.patrons, search: isOn ? { making: 'yes' as const } : {} })
  useKeys(isStaff(me.role) && !making ? { N: () => make(true) } : {})
  const show = (id: number | undefined) =>
    void navigate({ to: addresses.patrons, search: id === undefined ? {} : { patron: String(id) } })
  return (
    <div className="stack">
      <div className="page-head">
        <h1>Patrons</h1>
        <span className="row">
          <span className="soft small">Looking at what somebody borrows is put on record.</span>
          {isStaff(me.role) && !making && (
            <button type="button" className="small-key" onClick={() => make(true)}>
              New patron <KeyCap of="N" />
            </button>
          )}
        </span>
      </div>
      <search aria-label="Find a patron">
        <form
          className="row at-foot"
          onSubmit={(event) => {
            event.preventDefault()
            setAsked(typed.trim())
            setLeftToDo(null)
            show(undefined)
          }}
        >
          <TextInput
            label="Card, or name of somebody with an open request"
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
            w={400}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <PressButton isSubmit>Find</PressButton>
        </form>
      </search>
      {leftToDo !== null && <Notice kind="warn">{leftToDo}</Notice>}
      {making ? (
        <Panel title="A patron without an account">
          <NewPatronForm
            close={() => make(false)}
            made={(card, left) => {
              setTyped(card)
              setAsked(card)
              setLeftToDo(left)
              make(false)
            }}
          />
        </Panel>
      ) : patronId !== undefined ? (
        <OnePatron key={patronId} input={{ patronId }} />
      ) : isCard(asked) ? (
        <OnePatron key={asked} input={{ card: asked }} />
      ) : asked.length >= shortestName ? (
        <ByName words={asked} show={show} />
      ) : (
        <Empty>Scan or type a card, or type a name. Only patrons with something open are found by name.</Empty>
      )}
    </div>
  )
}

const isCard = (text: string): boolean => /\d{4,}/.test(text) && !/\s\D/.test(text)

function ByName({ words, show }: { words: string; show: (id: number) => void }): ReactNode {
  const found = useQuery(api.patrons.search.queryOptions({ input: words === '' ? skipToken : { words } }))
  const rows = useRowFocus<HTMLUListElement>()
  return (
    <Answer to={found} what="who it may be" lines={3}>
      {(list) =>
        list.length === 0 ? (
          <Empty>Nobody of that name has anything open. Ask for the card: it also finds who has nothing open.</Empty>
        ) : (
          <ul className="panel" ref={rows} aria-label="Patrons found">
            {list.map((one) => (
              <li key={one.id} className="card-line" data-row>
                <div className="row wide">
                  <span>
                    <span className="card-words">{one.name}</span>{' '}
                    <span className="soft">
                      card …{one.cardEnd} · {one.library.name} · {counted(one.open, 'open request')}
                    </span>
                  </span>
                  <button type="button" className="small-key" onClick={() => show(one.id)}>
                    Look up
                  </button>
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </Answer>
  )
}

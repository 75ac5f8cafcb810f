import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { StrangerView } from '../../../contract/receiving.ts'
import { attempt } from '../../acting.ts'
import { api, client, queryClient } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Photo } from '../../parts/Photo.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { Moment } from '../../parts/When.tsx'
import { useRowKeys } from '../../row-keys.ts'
import { useRowFocus } from '../../row-focus.ts'
import { addresses } from '../../routes.tsx'
import { useTitle } from '../../use-title.ts'
import { MailroomLinks } from './MailroomLinks.tsx'

const endWords = {
  kept: 'Here',
  going_back: 'To go back',
  matched: 'Belongs to',
  sent_back: 'Sent back',
  given_up: 'Given up',
} as const

/** What arrived and belongs to nobody, with the requests it may be for. */
export function StrangersScreen(): ReactNode {
  useTitle('Belongs to nobody')
  const strangers = useQuery(api.receiving.strangers.queryOptions())
  const rows = useRowFocus<HTMLDivElement>()
  return (
    <div className="stack" ref={rows}>
      <MailroomLinks />
      <div className="page-head">
        <h1>Belongs to nobody</h1>
        <p className="soft">What arrived and no request of ours waits for. It comes up again when one does.</p>
      </div>
      <Answer to={strangers} what="what belongs to nobody" lines={6}>
        {(all) =>
          all.length === 0 ? (
            <Empty>Nothing. When a scan finds nobody who waits for a thing, K keeps it here under a number.</Empty>
          ) : (
            <Panel title="Kept" isBare>
              <ul>
                {all.map((one) => (
                  <Stranger key={one.id} one={one} />
                ))}
              </ul>
            </Panel>
          )
        }
      </Answer>
    </div>
  )
}

function Stranger({ one }: { one: StrangerView }): ReactNode {
  const row = useRef<HTMLLIElement>(null)
  const isMeant = useLocation().hash === one.number
  useEffect(() => {
    if (!isMeant) return
    row.current?.focus()
    row.current?.scrollIntoView({ block: 'center' })
  }, [isMeant])
  const isHere = one.state === 'kept' || one.state === 'going_back'
  const [problem, setProblem] = useState<string | null>(null)
  const [number, setNumber] = useState('')
  const end = async (state: StrangerView['state'], requestNumber?: string) => {
    const refusal = await attempt(async () => {
      await client.receiving.settle({
        strangerId: one.id,
        state,
        ...(requestNumber === undefined ? {} : { requestNumber }),
      })
      sayOnly(`${one.number}: ${endWords[state].toLowerCase()}`, one.words)
      await queryClient.invalidateQueries({ queryKey: api.receiving.key() })
    })
    setProblem(refusal?.sentence ?? null)
  }
  const likely = one.likely.map((request, index) => ({ ...request, key: index < 9 ? String(index + 1) : null }))
  const keys = useRowKeys<HTMLLIElement>({
    ...Object.fromEntries(
      one.state === 'kept'
        ? likely.flatMap(({ key, number: its }) => (key === null ? [] : [[key, () => void end('matched', its)]]))
        : [],
    ),
    ...(isHere ? { S: () => void end('sent_back'), G: () => void end('given_up') } : {}),
    ...(one.state === 'kept' ? { B: () => void end('going_back') } : { K: () => void end('kept') }),
  })
  return (
    <li
      ref={row}
      className="card-line"
      data-row
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the row takes letter keys, so it takes the focus
      tabIndex={0}
      aria-label={`${one.number} ${one.words}`}
      {...keys}
    >
      <div className="row wide">
        <span>
          <strong className="number">{one.number}</strong> <bdi>{one.words}</bdi>
        </span>
        <span className="soft small">
          {one.state === 'kept' ? 'here since' : isHere ? 'to go back, here since' : endWords[one.state].toLowerCase()}{' '}
          {one.state === 'matched' && one.request ? (
            <Link to={addresses.request} params={{ requestId: String(one.request.id) }}>
              {one.request.number}
            </Link>
          ) : (
            <Moment at={one.settledAt ?? one.cameAt} />
          )}
        </span>
      </div>
      {one.state === 'kept' && <TitleField one={one} fail={setProblem} />}
      {one.code !== null && one.title !== null && <div className="soft small">Its barcode {one.code}</div>}
      {one.photoIds.length > 0 && (
        <div className="row">
          {one.photoIds.map((id) => (
            <Photo key={id} id={id} about={one.words} />
          ))}
        </div>
      )}
      {one.state === 'kept' ? (
        <>
          {likely.map((request) => (
            <div key={request.requestId} className="row wide">
              <span>
                May be{' '}
                <Link to={addresses.request} params={{ requestId: String(request.requestId) }}>
                  {request.number}
                </Link>{' '}
                <bdi>{request.title}</bdi> <span className="soft small">{request.why}</span>
              </span>
              <PressButton press={() => void end('matched', request.number)}>
                It is this <KeyCap of={request.key} />
              </PressButton>
            </div>
          ))}
          <form
            className="row at-foot"
            onSubmit={(event) => {
              event.preventDefault()
              void end('matched', number)
            }}
          >
            <TextInput
              label="Number of its request"
              autoComplete="off"
              maxLength={40}
              value={number}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
            {number.trim() !== '' && <PressButton isSubmit>Belongs to it</PressButton>}
            <PressButton press={() => void end('going_back')}>
              To go back <KeyCap of="B" />
            </PressButton>
            <PressButton press={() => void end('sent_back')}>
              Sent back <KeyCap of="S" />
            </PressButton>
            <PressButton press={() => void end('given_up')}>
              Give up <KeyCap of="G" />
            </PressButton>
          </form>
        </>
      ) : (
        <div className="row">
          {isHere && (
            <>
              <PressButton isFirst press={() => void end('sent_back')}>
                Sent back <KeyCap of="S" />
              </PressButton>
              <PressButton press={() => void end('given_up')}>
                Give up <KeyCap of="G" />
              </PressButton>
            </>
          )}
          <PressButton press={() => void end('kept')}>
            {isHere ? 'Keep it after all' : 'It is here after all'} <KeyCap of="K" />
          </PressButton>
        </div>
      )}
      {problem !== null && <p role="alert">{problem}</p>}
    </li>
  )
}

/** What stands on it, read better by now. */
function TitleField({ one, fail }: { one: StrangerView; fail: (sentence: string | null) => void }): ReactNode {
  const [title, setTitle] = useState(one.title ?? '')
  const save = async () => {
    const refusal = await attempt(async () => {
      await client.receiving.retitle({ strangerId: one.id, title })
      sayOnly(`${one.number}: title saved`, title)
      await queryClient.invalidateQueries({ queryKey: api.receiving.key() })
    })
    fail(refusal?.sentence ?? null)
  }
  return (
    <form
      className="row at-foot"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextInput
        className="stranger-title"
        label="Title, as far as it can be read"
        autoComplete="off"
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {title.trim() !== (one.title ?? '') && <PressButton isSubmit>Save the title</PressButton>}
    </form>
  )
}

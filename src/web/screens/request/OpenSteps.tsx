import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { RequestView } from '../../../contract/request-view.ts'
import type { Card } from '../../../contract/work.ts'
import { settle } from '../../acting.ts'
import { api } from '../../api.ts'
import { CardLine } from '../../parts/card/CardLine.tsx'
import { Failed } from '../../parts/Failed.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Seconds } from '../../parts/Seconds.tsx'
import { Moment } from '../../parts/When.tsx'
import type { PanelProps } from './RequestPage.tsx'

type Effect = RequestView['effects'][number]

const leaving = new Set(['held', 'waiting', 'doing'])
const done = new Set(['done', 'undone'])

/** What the acts still ask of the outside world: about to leave, or with a person. */
export function OpenSteps({ view, search, show }: PanelProps): ReactNode {
  const cards = useQuery(api.cards.list.queryOptions({ input: { requestId: view.line.id } }))
  const byCard = new Set((cards.data ?? []).map((card) => card.effectId))
  const open = view.effects.filter((effect) => !done.has(effect.state) && !byCard.has(effect.id))
  if (!cards.isError && (cards.data ?? []).length === 0 && open.length === 0) return null
  return (
    <Panel title="Open steps" isBare>
      {cards.isError && <Failed error={cards.error} again={() => void cards.refetch()} />}
      <ul>
        {open.map((effect) => (
          <Step key={effect.id} effect={effect} view={view} />
        ))}
        {(cards.data ?? []).map((card) => (
          <CardLine
            key={card.key}
            card={onlyPossible(card, view)}
            isOnRequest
            isOpen={search.card === card.key}
            answering={search.card === card.key ? (search.act ?? null) : null}
            open={(isOpen, answering) =>
              show(isOpen ? { card: card.key, act: answering ?? undefined } : { card: undefined, act: undefined })
            }
          />
        ))}
      </ul>
    </Panel>
  )
}

/** A card's keys that the request refuses now are left out: the reason stands under “Not possible now”. */
function onlyPossible(card: Card, view: RequestView): Card {
  const stopped = new Set(view.buttons.flatMap((button) => (button.possible ? [] : [button.action])))
  return { ...card, keys: card.keys.filter((key) => key.action === null || !stopped.has(key.action)) }
}

function Step({ effect, view }: { effect: Effect; view: RequestView }): ReactNode {
  const [refusal, setRefusal] = useState<string | null>(null)
  const { id: requestId, title, number } = view.line
  const press = async (how: 'now' | 'again', said: string) => {
    const answer = await settle(
      { effectId: effect.id, how },
      `${said}: ${effect.words}`,
      `${title} (${number})`,
      requestId,
    )
    setRefusal(answer?.sentence ?? null)
  }
  return (
    <li className="card-line appears">
      <div className="row wide">
        <span>
          <span className="card-words">{effect.words}</span>
          {effect.library !== null && <span className="soft"> {effect.library}</span>}
        </span>
        {leaving.has(effect.state) && effect.state !== 'doing' && (
          <button
            type="button"
            className="small-key"
            onClick={() => void (effect.state === 'held' ? press('now', 'Sent') : press('again', 'Tried now'))}
          >
            {effect.state === 'held' ? 'Send now' : 'Try now'}
          </button>
        )}
      </div>
      <div className="small soft">
        <Standing effect={effect} seconds={view.undo?.leavesInSeconds ?? null} />
        {effect.tries > 0 && ` · tried ${effect.tries} times`}
        {effect.error !== null && ` · ${effect.error}`}
      </div>
      {refusal !== null && <Notice kind="warn">{refusal}</Notice>}
    </li>
  )
}

function Standing({ effect, seconds }: { effect: Effect; seconds: number | null }): ReactNode {
  switch (effect.state) {
    case 'held':
      if (effect.package !== null) return `leaves with package ${effect.package}`
      return seconds === null ? (
        <>
          held until <Moment at={effect.notBefore} />
        </>
      ) : (
        <>
          leaves in <Seconds left={seconds} />
        </>
      )
    case 'waiting':
      return (
        <>
          next try <Moment at={effect.notBefore} />
        </>
      )
    case 'doing':
      return 'on its way'
    case 'with_person':
      return 'with a person'
    case 'given_up':
      return 'given up'
    default:
      return effect.state
  }
}

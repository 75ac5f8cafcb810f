import { useQuery } from '@tanstack/react-query'
import { useRef, type ReactNode } from 'react'
import type { Card } from '../../../contract/work.ts'
import { newKey } from '../../acting.ts'
import { api } from '../../api.ts'
import type { Refusal } from '../../refusal.ts'
import { Answer } from '../Answer.tsx'
import { NeedsForm } from '../needs/NeedsForm.tsx'
import type { Needs } from '../needs/needs-values.ts'
import { Notice } from '../Notice.tsx'
import { answer, type CardKey } from './answering.ts'

const reasonOnly: Needs = { reason: { label: 'Why', type: 'note', optional: false } }

interface CardFormProps {
  card: Card
  answer: CardKey
  finish: (refusal: Refusal | null) => void
  close: () => void
}

/** The small form of an answer that needs more than a key. */
export function CardForm({ card, answer: key, finish, close }: CardFormProps): ReactNode {
  const attempt = useRef(newKey())
  const request = useQuery(api.requests.get.queryOptions({ input: { requestId: card.requestId } }))
  return (
    <div className="act-form">
      <Answer to={request} what="the form" lines={2}>
        {(view) => {
          const needs =
            key.action === null ? reasonOnly : view.buttons.find((button) => button.action === key.action)?.needs
          if (!needs) return <Notice kind="warn">This is not possible any more: open the request to see why.</Notice>
          return (
            <NeedsForm
              key={key.action ?? key.does}
              needs={needs}
              request={view}
              submitLabel={key.label}
              cancel={close}
              submit={async (details) => {
                const refusal = await answer(card, key, attempt.current, details)
                if (!refusal) finish(null)
                return refusal
              }}
            />
          )
        }}
      </Answer>
    </div>
  )
}

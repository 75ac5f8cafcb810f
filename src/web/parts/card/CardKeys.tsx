import type { ReactNode } from 'react'
import type { Card } from '../../../contract/work.ts'
import { counted } from '../../words.ts'
import { KeyCap } from '../KeyCap.tsx'
import { answerOf, type CardKey } from './answering.ts'

/** So many answers stand on the line; the rest unfold with it. Every letter works all the same. */
const shownFolded = 3

interface CardKeysProps {
  card: Card
  isOpen: boolean
  answering: string | null
  press: (key: CardKey) => void
  unfold: () => void
  /** What it opens is not the page it stands on. */
  opensMore: boolean
}

export function CardKeys({ card, isOpen, answering, press, unfold, opensMore }: CardKeysProps): ReactNode {
  // The number is a link that opens the request: beside other keys one for that needs no place on the line.
  const toAnswer = card.keys.filter((key) => key.does !== 'open' || key.action !== null)
  const answers = toAnswer.length === 0 && opensMore ? card.keys : toAnswer
  const shown = isOpen ? answers : answers.slice(0, shownFolded)
  const more = moreWords(card, answers.length - shownFolded)
  return (
    <div className="row card-keys">
      {shown.map((key, index) => (
        <button
          key={key.key + key.label}
          type="button"
          className={index === 0 ? 'small-key first' : 'small-key'}
          {...(key.needsMore ? { 'aria-expanded': isOpen && answering === answerOf(key) } : {})}
          onClick={() => press(key)}
        >
          {key.label}
          {key.needsMore && '…'} <KeyCap of={key.key} />
        </button>
      ))}
      {more !== null && (
        <button type="button" className="small-key" aria-expanded={isOpen} onClick={unfold}>
          {isOpen ? 'Less' : more}
        </button>
      )}
    </div>
  )
}

function moreWords({ assist, fields, mail }: Card, hidden: number): string | null {
  if (assist) return fields.length > 0 ? `${counted(fields.length, 'field')} for there` : 'How it is done there'
  if (mail) return 'Mail text'
  if (fields.length > 0) return `${counted(fields.length, 'field')} to copy`
  return hidden > 0 ? `${hidden} more` : null
}

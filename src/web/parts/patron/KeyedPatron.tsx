import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Outputs } from '../../api.ts'
import { useKeys } from '../../keys.ts'
import type { Refusal } from '../../refusal.ts'
import { FieldsToKey } from '../card/FieldsToKey.tsx'
import { PageLink } from '../card/PageLink.tsx'
import { useCopies } from '../card/use-copies.ts'
import { KeyCap } from '../KeyCap.tsx'
import { Notice } from '../Notice.tsx'
import { PressButton } from '../PressButton.tsx'
import { AlikePatrons } from './AlikePatrons.tsx'

interface KeyedPatronProps {
  checked: Outputs['patrons']['checkNew']
  byHand: NonNullable<Outputs['patrons']['checkNew']['byHand']>
  isBusy: boolean
  refusal: Refusal | null
  handedOut: string
  /** It is one of those we know. */
  take: (card: string) => void
  /** It was keyed there, and this is its card. */
  keep: (card: string) => void
  back: () => void
}

/** A new patron where no connection makes one: the fields in the other screen's order, and the card that comes back. */
export function KeyedPatron(props: KeyedPatronProps): ReactNode {
  const { checked, byHand, isBusy, refusal, handedOut, take, keep, back } = props
  const [card, setCard] = useState(handedOut)
  const fields = checked.record.map(({ field, value }) => ({ label: field, value }))
  const copies = useCopies(fields.map((one) => one.value))
  const openPage = () => byHand.address !== null && window.open(byHand.address, '_blank', 'noopener')
  const press = () => !isBusy && keep(card.trim())
  useKeys({ ...copies.keys, O: openPage, B: back }, true)
  return (
    <section className="stack assist" aria-label="New patron">
      {checked.alike.length > 0 && <AlikePatrons alike={checked.alike} take={take} />}
      <div className="row wide">
        <div>
          <strong>
            {byHand.screen === null ? 'Make the patron in the library system' : `Polaris: ${byHand.screen}`}
          </strong>
          {byHand.menu !== null && <div className="small soft">{byHand.menu}</div>}
        </div>
        <div className="row">
          {byHand.screen !== null && <PageLink address={byHand.address} />}
          <button type="button" className="small-key" onClick={copies.copyNext}>
            Copy the next <KeyCap of="C" />
          </button>
          <button type="button" className="small-key" onClick={back}>
            Change something <KeyCap of="B" />
          </button>
        </div>
      </div>
      <FieldsToKey fields={fields} copies={copies} />
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      <div className="row at-foot">
        <TextInput
          label="Card the patron got there"
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          value={card}
          onChange={(event) => setCard(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Stands inside other forms, whose Enter this must not be.
            if (event.key !== 'Enter') return
            event.preventDefault()
            press()
          }}
        />
        <PressButton isFirst isBusy={isBusy} press={press}>
          Made there
        </PressButton>
      </div>
    </section>
  )
}

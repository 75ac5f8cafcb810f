import { TextInput } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import type { Outputs } from '../../api.ts'
import { isStaff, useMe } from '../../me.tsx'
import { NewPatronForm } from '../../parts/patron/NewPatronForm.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { sentenceFor } from '../../refusal.ts'
import type { CardAsked } from './use-card.ts'

interface PatronFieldProps {
  typed: CardAsked
  found: (patron: Outputs['patrons']['find']) => void
  /** Asks who it is, where nobody else can say. */
  children: ReactNode
}

/** The patron's card; whose it is, where, and what speaks against lending, stands under it. */
export function PatronField({ typed, found, children }: PatronFieldProps): ReactNode {
  const { card, change, ask, asked, patron, isNew } = typed
  const [isMaking, setMaking] = useState(false)
  const [leftToDo, setLeftToDo] = useState<string | null>(null)
  const me = useMe()
  useEffect(() => {
    if (patron.data) found(patron.data)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- told once for each answer, not at each drawing
  }, [patron.data])
  return (
    <div className="across stack tight">
      <TextInput
        label="Patron’s card"
        name="card"
        value={card}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={() => ask(card)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          ask(card)
        }}
        description="Enter looks it up. Leave it empty for a request without a patron."
      />
      {isStaff(me.role) && card.trim() === '' && !isMaking && (
        <div>
          <button type="button" className="small-key" onClick={() => setMaking(true)}>
            No account yet: make one
          </button>
        </div>
      )}
      {isMaking && (
        <Panel title="A patron without an account">
          <NewPatronForm
            close={() => setMaking(false)}
            made={(newCard, left) => {
              setMaking(false)
              setLeftToDo(left)
              change(newCard)
              ask(newCard)
            }}
          />
        </Panel>
      )}
      {leftToDo !== null && <Notice kind="warn">{leftToDo}</Notice>}
      {asked !== '' && patron.isPending && <output className="small soft">Looking up the card…</output>}
      {isNew && children}
      {asked !== '' && !isNew && patron.isError && <Notice kind="warn">{sentenceFor(patron.error)}</Notice>}
      {asked !== '' && patron.data && (
        <Notice kind={patron.data.blocks.length > 0 ? 'warn' : 'note'}>
          <strong>{patron.data.name}</strong>
          {patron.data.library && `, ${patron.data.library.name}`}
          {patron.data.blocks.length > 0 ? `. Blocked: ${patron.data.blocks.join(', ')}` : '. No blocks.'}
        </Notice>
      )}
    </div>
  )
}

import { TextInput } from '@mantine/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { api, type Outputs } from '../../api.ts'
import { isStaff, useMe } from '../../me.tsx'
import { NewPatronForm } from '../../parts/patron/NewPatronForm.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { sentenceFor } from '../../refusal.ts'

interface PatronFieldProps {
  card: string
  change: (card: string) => void
  found: (patron: Outputs['patrons']['find']) => void
}

/** The patron's card; whose it is, where, and what speaks against lending, stands under it. */
export function PatronField({ card, change, found }: PatronFieldProps): ReactNode {
  const [asked, setAsked] = useState('')
  const [isMaking, setMaking] = useState(false)
  const [leftToDo, setLeftToDo] = useState<string | null>(null)
  const me = useMe()
  const patron = useQuery(
    api.patrons.find.queryOptions({ input: asked === '' ? skipToken : { card: asked }, staleTime: 0 }),
  )
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
        onBlur={() => setAsked(card.trim())}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          setAsked(card.trim())
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
              setAsked(newCard)
            }}
          />
        </Panel>
      )}
      {leftToDo !== null && <Notice kind="warn">{leftToDo}</Notice>}
      {asked !== '' && patron.isPending && <output className="small soft">Looking up the card…</output>}
      {asked !== '' && patron.isError && <Notice kind="warn">{sentenceFor(patron.error)}</Notice>}
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

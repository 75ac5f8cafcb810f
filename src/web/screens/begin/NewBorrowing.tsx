import { Checkbox } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { client } from '../../api.ts'
import { useFields } from '../../fields.ts'
import { isStaff, useMe } from '../../me.tsx'
import { LibraryOrder } from '../../parts/LibraryOrder.tsx'
import { LibrarySelect } from '../../parts/LibrarySelect.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { CopyrightWarning } from './CopyrightWarning.tsx'
import { DraftFindings } from './DraftFindings.tsx'
import { PatronField } from './PatronField.tsx'
import { refusalAbout, useTakingIn } from './taking-in.ts'
import { nobody, TypedPatron, type Who } from './TypedPatron.tsx'
import { useCard } from './use-card.ts'
import { useLater } from './use-later.ts'
import { wantedFrom, wantedStart, workFrom } from './wanted.ts'
import { WantedFields } from './WantedFields.tsx'
import { PressButton } from '../../parts/PressButton.tsx'

export function NewBorrowing(): ReactNode {
  const me = useMe()
  const typed = useCard()
  const [who, setWho] = useState(nobody)
  const [pickup, setPickup] = useState(me.role === 'member' && me.library ? String(me.library.id) : '')
  const [anyEdition, setAnyEdition] = useState(true)
  const [lenders, setLenders] = useState<readonly number[]>([])
  const [title, setTitle] = useState('')
  const { refusal, setRefusal, isBusy, takeIn } = useTakingIn(title)
  const fields = useFields(wantedStart, refusal)

  const card = typed.card.trim()
  const send = async () => {
    const wanted = wantedFrom(fields.values)
    if (!wanted) return setRefusal(refusalAbout('maxCost', 'Write the amount with two decimals: 12.50'))
    setTitle(wanted.title)
    await takeIn((key) =>
      client.requests.takeInBorrowing({
        ...wanted,
        key,
        anyEdition,
        lenders: [...lenders],
        ...(card === '' ? {} : { card }),
        ...(typed.isNew ? typedBy(who) : {}),
        ...(pickup === '' ? {} : { pickupLibraryId: Number(pickup) }),
      }),
    )
  }
  const work = workFrom(fields.values)
  const lendersFor = useLater({ service: work.service, title: work.title, citation: work.citation })
  const draft = { ...work, lenders: [...lenders], ...(card === '' ? {} : { card }) }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <PatronField
        typed={typed}
        found={(patron) => {
          if (patron.library && pickup === '') setPickup(String(patron.library.id))
        }}
      >
        <TypedPatron
          who={who}
          change={(next) => {
            setWho(next)
            if (pickup === '') setPickup(next.libraryId)
          }}
          refusal={refusal}
        />
      </PatronField>
      {isStaff(me.role) && (
        <LibrarySelect
          label="Pick-up library"
          kinds={['member']}
          chosen={pickup}
          change={setPickup}
          error={refusal?.field === 'pickupLibraryId' ? refusal.sentence : null}
        />
      )}
      <WantedFields {...fields} />
      <Checkbox
        className="across"
        label="Any edition will do"
        checked={anyEdition}
        onChange={(event) => setAnyEdition(event.currentTarget.checked)}
      />
      {work.service === 'copy' && <CopyrightWarning />}
      {isStaff(me.role) && (
        <LibraryOrder label="Lenders to ask" chosen={lenders} change={setLenders} wanted={lendersFor} />
      )}
      {isStaff(me.role) && <DraftFindings draft={draft} />}
      {refusal && (
        <div className="across">
          <Notice kind="warn">{refusal.sentence}</Notice>
        </div>
      )}
      <div className="across row">
        <PressButton isSubmit isBusy={isBusy}>
          Begin the request
        </PressButton>
      </div>
    </form>
  )
}

const typedBy = ({ name, libraryId }: Who) => ({
  patronName: name.trim(),
  ...(libraryId === '' ? {} : { homeLibraryId: Number(libraryId) }),
})

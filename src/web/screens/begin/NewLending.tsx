import { Checkbox, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { client } from '../../api.ts'
import { useFields } from '../../fields.ts'
import { LibrarySelect } from '../../parts/LibrarySelect.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { refusalAbout, useTakingIn } from './taking-in.ts'
import { wantedFrom, wantedStart } from './wanted.ts'
import { WantedFields } from './WantedFields.tsx'
import { PressButton } from '../../parts/PressButton.tsx'

export function NewLending(): ReactNode {
  const [borrower, setBorrower] = useState('')
  const [owner, setOwner] = useState('')
  const [partnerNumber, setPartnerNumber] = useState('')
  const [either, setEither] = useState(false)
  const [title, setTitle] = useState('')
  const { refusal, setRefusal, isBusy, takeIn } = useTakingIn(title)
  const fields = useFields(wantedStart, refusal)

  const send = async () => {
    if (borrower === '') return setRefusal(refusalAbout('borrowerLibraryId', 'Say which library asks.'))
    const wanted = wantedFrom(fields.values)
    if (!wanted) return setRefusal(refusalAbout('maxCost', 'Write the amount with two decimals: 12.50'))
    setTitle(wanted.title)
    await takeIn((key) =>
      client.requests.takeInLending({
        ...wanted,
        key,
        borrowerLibraryId: Number(borrower),
        eitherService: either && wanted.service === 'loan',
        ...(partnerNumber.trim() === '' ? {} : { partnerNumber: partnerNumber.trim() }),
        ...(owner === '' ? {} : { ownerLibraryId: Number(owner) }),
      }),
    )
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <LibrarySelect
        label="Library that asks"
        kinds={['partner']}
        required
        chosen={borrower}
        change={setBorrower}
        error={refusal?.field === 'borrowerLibraryId' ? refusal.sentence : null}
      />
      <TextInput
        label="Their number"
        value={partnerNumber}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setPartnerNumber(event.currentTarget.value)}
      />
      <LibrarySelect label="Our library that owns it" kinds={['member']} chosen={owner} change={setOwner} />
      <WantedFields {...fields} isOurs />
      {fields.values.service === 'loan' && (
        <Checkbox
          className="across"
          label="A copy would do as well"
          checked={either}
          onChange={(event) => setEither(event.currentTarget.checked)}
        />
      )}
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

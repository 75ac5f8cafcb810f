import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { client } from '../../api.ts'
import { filled, useFields } from '../../fields.ts'
import { useMe } from '../../me.tsx'
import { LibrarySelect } from '../../parts/LibrarySelect.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { refusalAbout, useTakingIn } from './taking-in.ts'
import { PressButton } from '../../parts/PressButton.tsx'

const start = { facilityLine: '', title: '', author: '', edition: '', year: '', isbn: '', neededBy: '', note: '' }

export function NewFacilityLine(): ReactNode {
  const me = useMe()
  const own = me.role === 'facility' && me.library ? String(me.library.id) : null
  const [facility, setFacility] = useState(own ?? '')
  const [title, setTitle] = useState('')
  const { refusal, setRefusal, isBusy, takeIn } = useTakingIn(title)
  const { values, text } = useFields(start, refusal)

  const send = async () => {
    if (facility === '') return setRefusal(refusalAbout('facilityLibraryId', 'Say which facility asks.'))
    const { facilityLine, title: wanted, neededBy, note, ...citation } = values
    setTitle(wanted)
    await takeIn((key) =>
      client.requests.takeInFacility({
        key,
        title: wanted,
        citation: filled(citation),
        facilityLine,
        facilityLibraryId: Number(facility),
        ...filled({ neededBy, note }),
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
      {own === null && (
        <LibrarySelect
          label="Facility"
          kinds={['facility']}
          required
          chosen={facility}
          change={setFacility}
          error={refusal?.field === 'facilityLibraryId' ? refusal.sentence : null}
        />
      )}
      <TextInput
        {...text('facilityLine', 'List and line')}
        required
        maxLength={100}
        description="Never a name or a number of a person."
      />
      <TextInput {...text('title', 'Title')} required maxLength={2000} className="across" />
      <TextInput {...text('author', 'Author')} />
      <TextInput {...text('edition', 'Edition')} />
      <TextInput {...text('year', 'Year')} maxLength={20} />
      <TextInput {...text('isbn', 'ISBN')} maxLength={40} />
      <TextInput {...text('neededBy', 'Needed by')} type="date" />
      <TextInput {...text('note', 'Note for colleagues')} className="across" />
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

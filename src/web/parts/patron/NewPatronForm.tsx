import { Checkbox, TextInput } from '@mantine/core'
import { useRef, useState, type ReactNode } from 'react'
import { attempt, newKey } from '../../acting.ts'
import { client, type Inputs, type Outputs } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { filled, useFields } from '../../fields.ts'
import { refreshAll } from '../../live.ts'
import type { Refusal } from '../../refusal.ts'
import { LibrarySelect } from '../LibrarySelect.tsx'
import { Notice } from '../Notice.tsx'
import { PressButton } from '../PressButton.tsx'
import { CheckedPatron } from './CheckedPatron.tsx'
import { KeyedPatron } from './KeyedPatron.tsx'

type Checked = Outputs['patrons']['checkNew']

const empty = {
  firstName: '',
  lastName: '',
  birthDate: '',
  email: '',
  phone: '',
  card: '',
  street: '',
  city: '',
  region: '',
  postcode: '',
  libraryId: '',
  pickupLibraryId: '',
}
interface NewPatronFormProps {
  made: (card: string, leftToDo: string | null) => void
  close: () => void
}

/** A walk-in without an account: who might be the same person and the record are looked at first, then it is made. */
export function NewPatronForm({ made, close }: NewPatronFormProps): ReactNode {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [isSeen, setSeen] = useState(true)
  const { values, text, set } = useFields(empty, refusal)
  // The form's own key: pressed twice, or again after the line broke, one patron is made.
  const key = useRef(`KP${newKey().slice(0, 14)}`)

  const order = (): Inputs['patrons']['checkNew']['patron'] => {
    const { libraryId, pickupLibraryId, ...texts } = filled(values)
    return {
      firstName: '',
      lastName: '',
      ...texts,
      libraryId: Number(libraryId ?? 0),
      pickupLibraryId: pickupLibraryId === undefined ? null : Number(pickupLibraryId),
    }
  }
  const run = async (work: () => Promise<void>) => {
    if (isBusy) return
    setBusy(true)
    setRefusal(await attempt(work))
    setBusy(false)
  }
  const check = () => run(async () => setChecked(await client.patrons.checkNew({ patron: order() })))
  const make = (isSomebodyElse: boolean) =>
    run(async () => {
      const { card, leftToDo } = await client.patrons.create({
        patron: order(),
        key: key.current,
        isSomebodyElse,
        isVouchedFor: isSeen,
      })
      sayOnly('Made in the library system', `card ${card}`)
      refreshAll()
      made(card, leftToDo)
    })
  const keep = (card: string) =>
    run(async () => {
      const kept = await client.patrons.create({ patron: { ...order(), card }, key: key.current })
      sayOnly('Made in the library system', `card ${kept.card}`)
      refreshAll()
      made(kept.card, kept.leftToDo)
    })
  const back = () => {
    setChecked(null)
    setRefusal(null)
  }
  if (checked?.byHand)
    return (
      <KeyedPatron
        checked={checked}
        byHand={checked.byHand}
        isBusy={isBusy}
        refusal={refusal}
        handedOut={values.card}
        take={(card) => made(card, null)}
        keep={(card) => void keep(card)}
        back={back}
      />
    )
  if (checked)
    return (
      <CheckedPatron
        checked={checked}
        isBusy={isBusy}
        refusal={refusal}
        take={(card) => made(card, null)}
        make={(isSomebodyElse) => void make(isSomebodyElse)}
        back={back}
      />
    )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- stands inside other forms, whose Enter it must not be
    <fieldset
      className="form bare"
      aria-label="New patron"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
        if (event.target.role === 'combobox') return
        event.preventDefault()
        void check()
      }}
    >
      <TextInput {...text('firstName', 'First name')} maxLength={100} required />
      <TextInput {...text('lastName', 'Last name')} maxLength={100} required />
      <TextInput {...text('birthDate', 'Birth date')} type="date" />
      <LibrarySelect
        label="Their library"
        kinds={['member']}
        required
        chosen={values.libraryId}
        change={(id) => set('libraryId', id)}
        error={refusal?.field?.endsWith('libraryId') ? refusal.sentence : null}
      />
      <TextInput {...text('email', 'E-mail')} type="email" maxLength={254} />
      <TextInput {...text('phone', 'Telephone')} type="tel" maxLength={60} />
      <TextInput {...text('street', 'Street')} maxLength={100} />
      <TextInput {...text('city', 'City')} maxLength={100} />
      <TextInput {...text('region', 'State')} maxLength={100} />
      <TextInput {...text('postcode', 'ZIP code')} maxLength={20} />
      <TextInput
        {...text('card', 'Card handed out')}
        maxLength={60}
        description="Scan it. Without one the library system gives a number that begins with PACREG."
      />
      <LibrarySelect
        label="Pick-up library, if another"
        kinds={['member']}
        chosen={values.pickupLibraryId}
        change={(id) => set('pickupLibraryId', id)}
      />
      <Checkbox
        className="across"
        label="I have seen who they are: they may borrow at once"
        checked={isSeen}
        onChange={(event) => setSeen(event.currentTarget.checked)}
      />
      {refusal && (
        <div className="across">
          <Notice kind="warn">{refusal.sentence}</Notice>
        </div>
      )}
      <div className="across row">
        <PressButton isFirst isBusy={isBusy} press={() => void check()}>
          Look whether they are there
        </PressButton>
        <PressButton press={close}>Not now</PressButton>
        <span className="soft small">What is left empty is filled in as their library has it.</span>
      </div>
    </fieldset>
  )
}

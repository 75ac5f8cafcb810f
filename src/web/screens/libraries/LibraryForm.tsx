import { useQuery } from '@tanstack/react-query'
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { LibraryView } from '../../../contract/directory.ts'
import { attempt } from '../../acting.ts'
import { api } from '../../api.ts'
import { useFields } from '../../fields.ts'
import { AddressFields } from '../../parts/AddressFields.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { SymbolsField } from '../../parts/SymbolsField.tsx'
import type { Refusal } from '../../refusal.ts'
import { libraryKinds } from '../../searches.ts'
import { wordsFor } from '../../words.ts'
import { emptyLibrary, libraryFrom, textsOf, type LibraryInput } from './library-fields.ts'
import { PressButton } from '../../parts/PressButton.tsx'

interface LibraryFormProps {
  library: LibraryView | null
  save: (input: LibraryInput) => Promise<void>
}

/** One library: who it is, how it is reached, where parcels go, what its due dates mean. */
export function LibraryForm({ library, save }: LibraryFormProps): ReactNode {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [lendsFree, setLendsFree] = useState(library?.lendsFree ?? true)
  const [isInstitution, setInstitution] = useState(library?.isInstitution ?? true)
  const [byCourier, setByCourier] = useState(library?.byCourier ?? false)
  const [active, setActive] = useState(library?.active ?? true)
  const settings = useQuery(api.settings.get.queryOptions())
  const shipping = useQuery(api.shipping.settings.queryOptions())
  const mailDays = shipping.data?.services.find((one) => one.id === 'library_mail')?.transitDays
  const { values, text } = useFields(library ? textsOf(library) : emptyLibrary, refusal)

  const send = async () => {
    setBusy(true)
    setRefusal(await attempt(() => save(libraryFrom(values, { lendsFree, active, isInstitution, byCourier }))))
    setBusy(false)
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void send()
      }}
    >
      <NativeSelect {...text('kind', 'Kind')} data={libraryKinds.map(choice)} />
      <TextInput {...text('name', 'Name')} required maxLength={300} />
      <TextInput {...text('code', 'Short code')} maxLength={20} />
      <SymbolsField {...text('symbols', 'Symbols')} />
      <NativeSelect
        {...text('channel', 'Reached')}
        data={(['by_hand', 'iso18626', 'worldshare'] as const).map(choice)}
      />
      {values.channel === 'iso18626' && (
        <>
          <TextInput
            {...text('endpoint', 'Address of its ISO 18626 service')}
            type="url"
            required
            placeholder="https://"
            maxLength={500}
          />
          <TextInput {...text('accountId', 'Our account there')} maxLength={100} />
          <TextInput
            {...text('securityCode', 'Security code')}
            type="password"
            autoComplete="new-password"
            maxLength={200}
            description={library?.hasSecurityCode ? 'One is kept. Type only to change it.' : 'Kept, never shown again.'}
          />
        </>
      )}
      <TextInput {...text('email', 'E-mail')} type="email" />
      <TextInput {...text('phone', 'Telephone')} maxLength={60} />
      <NativeSelect
        {...text('dueMeans', 'A due date means')}
        data={(['check_in_here', 'in_their_hands'] as const).map(choice)}
      />
      {values.kind !== 'facility' && (
        <TextInput
          {...text('wayDays', values.kind === 'member' ? 'Days on the van to the office' : 'Days in the mail to it')}
          type="number"
          min={0}
          max={60}
          description={usualDays(values.kind === 'member' ? settings.data?.policy.vanDays : mailDays)}
        />
      )}
      {values.kind === 'partner' && <NativeSelect {...text('postalZone', 'Postal zone from here')} data={zones} />}
      <AddressFields text={text} />
      {values.kind === 'partner' && (
        <>
          <Checkbox
            label="Library Mail may go to it: a library, school, museum or the like"
            checked={isInstitution}
            onChange={(event) => setInstitution(event.currentTarget.checked)}
          />
          <Checkbox
            label="The library courier stops there"
            checked={byCourier}
            onChange={(event) => setByCourier(event.currentTarget.checked)}
          />
          {byCourier && (
            <TextInput
              {...text('courierHub', 'Its hub of the library courier')}
              maxLength={40}
              description="Stands on the labels of its bags."
            />
          )}
        </>
      )}
      <Checkbox
        label="Lends free of charge"
        checked={lendsFree}
        onChange={(event) => setLendsFree(event.currentTarget.checked)}
      />
      <Checkbox label="In use" checked={active} onChange={(event) => setActive(event.currentTarget.checked)} />
      {refusal && (
        <div className="across">
          <Notice kind="warn">{refusal.sentence}</Notice>
        </div>
      )}
      <div className="across row">
        <PressButton isSubmit isBusy={isBusy}>
          {library ? 'Save' : 'Add the library'}
        </PressButton>
      </div>
    </form>
  )
}

/** What counts while the field is empty; who may not see the settings is told where it stands. */
const usualDays = (usual: number | undefined): string =>
  usual === undefined ? 'Empty: as in Settings.' : `Empty: ${usual}, as in Settings.`

const zones = [
  { value: '', label: 'Not known: the dearest' },
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((zone) => ({ value: zone, label: `Zone ${zone}` })),
]
const choice = (value: string) => ({ value, label: wordsFor(value) })

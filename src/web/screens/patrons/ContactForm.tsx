import { NativeSelect, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { client, type Outputs } from '../../api.ts'
import { orNull, useFields } from '../../fields.ts'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { languageNames, languages } from '../../../domain/correspondence/languages.ts'
import { useChange } from '../settings/saying.ts'

type Contact = NonNullable<Outputs['patrons']['lookUp']['contact']>

/** How a patron is reached, and in which language: e-mail and telephone only where no library system keeps them. */
export function ContactForm({ patronId, contact }: { patronId: number; contact: Contact }): ReactNode {
  const { refusal, isBusy, change } = useChange()
  const { values, text } = useFields(
    { email: contact.email ?? '', phone: contact.phone ?? '', language: contact.language ?? '' },
    refusal,
  )
  const { isKeptHere, isChangeable } = contact
  const save = () =>
    change(
      () =>
        client.patrons.changeContact({
          patronId,
          email: isChangeable ? orNull(values.email) : contact.email,
          phone: isChangeable ? orNull(values.phone) : contact.phone,
          language: orNull(values.language),
        }),
      'Saved how they are reached',
    )
  return (
    <Panel title="How they are reached">
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBusy) void save()
        }}
      >
        <TextInput {...text('email', 'E-mail')} type="email" maxLength={254} readOnly={!isChangeable} />
        <TextInput {...text('phone', 'Telephone')} maxLength={60} readOnly={!isChangeable} />
        <NativeSelect
          {...text('language', 'Mails in')}
          data={[
            { value: '', label: 'English' },
            ...languageNames.flatMap((one) => (one === 'en' ? [] : [{ value: one, label: languages[one] }])),
          ]}
        />
        <div className="across row">
          <PressButton isSubmit isBusy={isBusy}>
            Save
          </PressButton>
          {!isKeptHere && (
            <span className="soft small">
              {isChangeable
                ? 'E-mail and telephone are changed in the library system too.'
                : 'E-mail and telephone come from the library system: change them there.'}
            </span>
          )}
        </div>
        {refusal && refusal.field === null && <Notice kind="warn">{refusal.sentence}</Notice>}
      </form>
    </Panel>
  )
}

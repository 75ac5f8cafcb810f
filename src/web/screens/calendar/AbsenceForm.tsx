import { NativeSelect, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { absenceKinds, type AbsenceKind } from '../../../domain/desk/absence.ts'
import { client } from '../../api.ts'
import { useFields } from '../../fields.ts'
import { useChange } from '../settings/saying.ts'
import { FormPanel } from './FormPanel.tsx'

const kinds = ['leave', 'training', 'other'] as const

/** Days on which whoever is at the desk will not be. */
export function AbsenceForm({ leave }: { leave: () => void }): ReactNode {
  const { refusal, isBusy, change } = useChange()
  const { values, text } = useFields({ startsOn: '', endsOn: '', substitute: '' }, refusal)
  const [kind, setKind] = useState<AbsenceKind>('leave')
  const plan = async (): Promise<void> => {
    const { startsOn, endsOn, substitute } = values
    const order = {
      startsOn,
      endsOn: endsOn === '' ? startsOn : endsOn,
      kind,
      ...(substitute === '' ? {} : { substitute }),
    }
    if (await change(() => client.calendar.planAbsence(order), 'Absence planned: Today says what it asks for')) leave()
  }
  return (
    <FormPanel title="Away from the desk" does="Plan it" isBusy={isBusy} refusal={refusal} submit={plan} leave={leave}>
      <TextInput {...text('startsOn', 'Away from')} type="date" required />
      <TextInput {...text('endsOn', 'Until')} description="Empty: that day alone" type="date" />
      <NativeSelect
        label="What"
        value={kind}
        onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? 'other')}
        data={kinds.map((value) => ({ value, label: absenceKinds[value] }))}
      />
      <TextInput {...text('substitute', 'Who stands in')} description="Empty: nobody" maxLength={100} />
    </FormPanel>
  )
}

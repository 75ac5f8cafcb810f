import { Checkbox, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { weekdayNames, weekdayWords, type WeekdayName } from '../../../domain/calendar/week.ts'
import { client } from '../../api.ts'
import { useFields } from '../../fields.ts'
import { FormPanel } from './FormPanel.tsx'
import { LibrarySelect } from '../../parts/LibrarySelect.tsx'
import { useChange } from '../settings/saying.ts'

/** Days on which the office or a library is closed. */
export function ClosingForm({ leave }: { leave: () => void }): ReactNode {
  const { refusal, isBusy, change } = useChange()
  const { values, text } = useFields({ startsOn: '', endsOn: '', reason: '' }, refusal)
  const [library, setLibrary] = useState('')
  const [weekdays, setWeekdays] = useState<readonly WeekdayName[]>([])
  const note = async (): Promise<void> => {
    const { startsOn, endsOn, reason } = values
    const order = {
      startsOn,
      endsOn: endsOn === '' ? startsOn : endsOn,
      ...(reason === '' ? {} : { reason }),
      ...(library === '' ? {} : { libraryId: Number(library) }),
      ...(weekdays.length === 0 ? {} : { weekdays: [...weekdays] }),
    }
    if (await change(() => client.calendar.note(order), 'Closed days noted')) leave()
  }
  return (
    <FormPanel title="Closed days" does="Note them" isBusy={isBusy} refusal={refusal} submit={note} leave={leave}>
      <TextInput {...text('startsOn', 'Closed from')} type="date" required data-autofocus />
      <TextInput {...text('endsOn', 'Until')} description="Empty: that day alone" type="date" />
      <LibrarySelect label="Who" description="Empty: the office" chosen={library} change={setLibrary} />
      <TextInput {...text('reason', 'Why')} maxLength={100} />
      <fieldset className="calendar-weekdays">
        <legend>Only on</legend>
        {weekdayNames.map((name) => (
          <Checkbox
            key={name}
            label={weekdayWords[name]}
            checked={weekdays.includes(name)}
            onChange={(event) =>
              setWeekdays(event.currentTarget.checked ? [...weekdays, name] : weekdays.filter((one) => one !== name))
            }
          />
        ))}
      </fieldset>
    </FormPanel>
  )
}

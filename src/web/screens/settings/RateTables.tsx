import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { serviceIds, serviceKind } from '../../../domain/shipping/services.ts'
import { api, client } from '../../api.ts'
import { orNull, useFields } from '../../fields.ts'
import { useMe } from '../../me.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { useChange } from './saying.ts'
import { TableOfRates } from './TableOfRates.tsx'

/** Which prices count, where they are from, and how an administrator adds the next. */
export function RateTables(): ReactNode {
  const { role } = useMe()
  const rates = useQuery(api.shipping.rates.queryOptions())
  const { refusal, change } = useChange()
  const isMine = role === 'administrator'
  return (
    <>
      <Panel title="Rate tables" isBare>
        <Answer to={rates} what="the rate tables" lines={6}>
          {(found) => (
            <>
              {found.warnings.map((words) => (
                <Notice key={words} kind="warn">
                  {words}
                </Notice>
              ))}
              <TableOfRates
                tables={found.tables}
                remove={
                  isMine ? (id) => void change(() => client.shipping.removeRates({ id }), 'Rate table removed') : null
                }
              />
            </>
          )}
        </Answer>
        {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      </Panel>
      {isMine && <NewTable />}
    </>
  )
}

function NewTable(): ReactNode {
  const { refusal, isBusy, change } = useChange()
  const [notes, setNotes] = useState<readonly string[]>([])
  const empty = { service: 'library_mail', from: '', until: '', rows: '', source: '', doubt: '' }
  const { values, text, set } = useFields(empty, refusal)
  const add = () =>
    change(async () => {
      const service = serviceIds.find((one) => one === values.service) ?? 'library_mail'
      const { from, rows, source } = values
      const added = await client.shipping.addRates({
        service,
        from,
        until: orNull(values.until),
        rows,
        source,
        doubt: orNull(values.doubt),
      })
      setNotes(added.notes)
      set('rows', '')
    }, 'Rate table added')
  return (
    <Panel title="Add a rate table">
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBusy) void add()
        }}
      >
        <NativeSelect
          {...text('service', 'Service')}
          data={serviceIds.map((value) => ({ value, label: serviceKind(value).label }))}
        />
        <TextInput {...text('from', 'First day of these prices')} type="date" required />
        <TextInput {...text('until', 'Last day')} type="date" description="Empty: until another table begins." />
        <TextInput {...text('source', 'Where it is from')} required maxLength={200} placeholder="Notice 123" />
        <TextInput {...text('doubt', 'What to check')} maxLength={200} description="Empty: every row is confirmed." />
        <Textarea
          className="across"
          {...text('rows', 'Rows')}
          required
          autosize
          minRows={4}
          maxRows={12}
          placeholder={'weight_lb,price\n1,4.17\n2,4.87'}
          description="A line for each pound: weight, price, and the zone where there are zones. A gap ends what the service carries."
        />
        {refusal && (
          <div className="across">
            <Notice kind="warn">{refusal.sentence}</Notice>
          </div>
        )}
        {notes.map((words) => (
          <div key={words} className="across">
            <Notice>{words}</Notice>
          </div>
        ))}
        <div className="across row">
          <PressButton isSubmit isBusy={isBusy}>
            Add the table
          </PressButton>
        </div>
      </form>
    </Panel>
  )
}

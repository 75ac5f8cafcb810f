import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { attempt } from '../../acting.ts'
import { api, client, queryClient, type Outputs } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { refreshPaper } from '../../live.ts'
import { Answer } from '../../parts/Answer.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Day } from '../../parts/When.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { useRowKeys } from '../../row-keys.ts'
import { useTitle } from '../../use-title.ts'
import { AddForm } from './AddForm.tsx'
import { SuppliesLinks } from './SuppliesLinks.tsx'

type Form = Outputs['forms']['list'][number]

export const refreshForms = (): void => void queryClient.invalidateQueries({ queryKey: api.forms.key() })

/** Blank forms with their versions, printed from here. */
export function FormsScreen(): ReactNode {
  useTitle('Blank forms')
  const forms = useQuery(api.forms.list.queryOptions())
  const settings = useQuery(api.paper.settings.queryOptions())
  const [refusal, setRefusal] = useState<string | null>(null)
  const rows = useRowFocus<HTMLTableSectionElement>()
  const printers = (settings.data?.printers ?? []).filter((one) => one.way === 'ipp').map((one) => one.name)
  return (
    <div className="stack">
      <SuppliesLinks />
      <div className="page-head">
        <h1>Blank forms</h1>
      </div>
      {refusal !== null && <Notice kind="warn">{refusal}</Notice>}
      <Answer to={forms} what="the forms" lines={4}>
        {(list) => (
          <Panel title="Forms" isBare>
            <div className="table-box">
              <table className="table folds">
                <caption className="only-heard">Blank forms, the newest version of each first</caption>
                <thead>
                  <tr>
                    {['Form', 'Version', 'In force', 'In the cupboard'].map((column) => (
                      <th key={column} scope="col">
                        {column}
                      </th>
                    ))}
                    <th scope="col">
                      <span className="only-heard">What to do</span>
                    </th>
                  </tr>
                </thead>
                <tbody ref={rows}>
                  {list.map((form) => (
                    <FormRow key={form.id} form={form} printers={printers} refuse={setRefusal} />
                  ))}
                </tbody>
              </table>
            </div>
          </Panel>
        )}
      </Answer>
      <Panel title="Add a form, or a new version">
        <AddForm />
      </Panel>
    </div>
  )
}

function FormRow({
  form,
  printers,
  refuse,
}: {
  form: Form
  printers: readonly string[]
  refuse: (sentence: string | null) => void
}): ReactNode {
  const id = form.id === 'ala' ? ('ala' as const) : Number(form.id)
  const address = `/api/forms/${form.id}/pdf`
  const print = async (printer: string) => {
    const refusal = await attempt(async () => {
      await client.forms.print({ formId: id, printer, copies: 1 })
      sayOnly(`1 form to ${printer}`, form.name)
      refreshPaper()
    })
    refuse(refusal?.sentence ?? null)
  }
  const setStock = async (text: string) => {
    const refusal = await attempt(async () => {
      await client.forms.setStock({ formId: id, stockCount: text.trim() === '' ? null : Number(text) })
      sayOnly('Noted how many lie there', form.name)
      refreshForms()
    })
    refuse(refusal?.sentence ?? null)
  }
  const keys = useRowKeys<HTMLTableRowElement>({ P: () => void window.open(address, '_blank', 'noopener') })
  return (
    <tr data-row tabIndex={0} className={form.isCurrent ? undefined : 'gone'} {...keys}>
      <th scope="row" className="title">
        {form.name}
      </th>
      <td>
        {form.version} {!form.isCurrent && <span className="soft">· not in force</span>}
      </td>
      <td>{form.inForceFrom === null ? 'drawn here' : <Day on={form.inForceFrom} isShort />}</td>
      <td>
        {id === 'ala' ? (
          ''
        ) : (
          <input
            key={form.stockCount}
            type="number"
            className="short-number"
            min={0}
            max={1_000_000}
            aria-label={`How many of ${form.name}, ${form.version}, lie there`}
            defaultValue={form.stockCount ?? ''}
            onBlur={({ currentTarget: { value } }) => {
              if (value !== String(form.stockCount ?? '')) void setStock(value)
            }}
          />
        )}
      </td>
      <td>
        <div className="row">
          <a className="small-key" href={address} target="_blank" rel="noreferrer">
            Open the PDF <KeyCap of="P" />
          </a>
          {printers.map((printer) => (
            <button key={printer} type="button" className="small-key" onClick={() => void print(printer)}>
              Print: {printer}
            </button>
          ))}
        </div>
      </td>
    </tr>
  )
}

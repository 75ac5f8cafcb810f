import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { RequestView } from '../../../contract/request-view.ts'
import type { Details } from '../../acting.ts'
import type { Refusal } from '../../refusal.ts'
import { Notice } from '../Notice.tsx'
import { NeedField } from './NeedField.tsx'
import { useKeys } from '../../keys.ts'
import {
  detailsFrom,
  neededFromPeople,
  textsOf,
  type FieldKeys,
  type FieldValue,
  type FieldValues,
  type Needs,
} from './needs-values.ts'
import { PressButton } from '../PressButton.tsx'

export interface NeedsFormProps {
  needs: Needs
  /** For the choice of a lender or a piece. */
  request: Pick<RequestView, 'entries' | 'pieces'> & { readonly line?: Pick<RequestView['line'], 'id'> }
  initial?: FieldValues
  submitLabel: string
  /** What stands there is to be changed: the first field has the focus, after the choice of whose it is. */
  isEditing?: boolean
  keys?: FieldKeys
  /** What else is to stand there once a field was changed. */
  follow?: (name: string, value: FieldValue) => FieldValues
  /** What is odd about what stands there, in a sentence. */
  warning?: (values: FieldValues) => string | null
  submit: (details: Details) => Promise<Refusal | null>
  cancel: () => void
}

/** The form of an action, drawn from what it needs. What was typed stays after a refusal. */
export function NeedsForm({
  needs,
  request,
  initial = {},
  submitLabel,
  isEditing = false,
  keys,
  follow = () => ({}),
  warning = () => null,
  submit,
  cancel,
}: NeedsFormProps): ReactNode {
  const [values, setValues] = useState<FieldValues>(initial)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const form = useFocusOnFirst(isEditing)
  const odd = warning(values)
  const shown = neededFromPeople(needs, request)
  const ordered = [...shown.filter(([, need]) => !need.optional), ...shown.filter(([, need]) => need.optional)]

  useKeys(
    Object.fromEntries(
      Object.entries(keys ?? {}).map(([key, { field, code }]) => [
        key,
        () =>
          code === undefined
            ? form.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus()
            : setValues((before) => ({ ...before, [field]: toggled(textsOf(before[field]), code) })),
      ]),
    ),
    true,
  )

  const send = async () => {
    const read = detailsFrom(Object.fromEntries(shown), values)
    if ('refusal' in read) return setRefusal(read.refusal)
    setBusy(true)
    setRefusal(await submit(read.details))
    setBusy(false)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes the form from any of its fields
    <form
      ref={form}
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void send()
      }}
      onKeyDown={(event) => {
        const isInList = event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true'
        if (event.key === 'Escape' && !isInList) cancel()
      }}
    >
      <div className="form">
        {ordered.map(([name, need]) => (
          <NeedField
            key={name}
            name={name}
            need={need}
            request={request}
            value={values[name]}
            keys={keys}
            error={refusal?.field === name ? refusal.sentence : null}
            change={(value: FieldValue) =>
              setValues((before) => ({ ...before, [name]: value, ...follow(name, value) }))
            }
          />
        ))}
      </div>
      {odd !== null && <Notice kind="warn">{odd}</Notice>}
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      <div className="row">
        <PressButton isSubmit isBusy={isBusy}>
          {submitLabel}
        </PressButton>
        <PressButton press={cancel}>Close</PressButton>
      </div>
    </form>
  )
}

const toggled = (chosen: readonly string[], code: string): readonly string[] =>
  chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]

/** Digits pressed in the choice of a lender would choose another. */
const editable = ':is(input, select, textarea):not([name="entryId"])'
/** The first field that must be filled, or the key that does it: opening and Enter is enough where nothing must be. */
function useFocusOnFirst(isEditing: boolean) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const first =
      form.current?.querySelector<HTMLElement>(isEditing ? editable : '[required], [data-first]') ??
      form.current?.querySelector<HTMLElement>('[type="submit"]')
    first?.focus()
  }, [isEditing])
  return form
}

import { Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import type { RequestView } from '../../../contract/request-view.ts'
import { isMaterial } from '../../../domain/requests/materials.ts'
import { materialLabel, wordsFor } from '../../words.ts'
import { LibraryOrder } from '../LibraryOrder.tsx'
import { LibrarySelect } from '../LibrarySelect.tsx'
import { ParcelSelect } from '../ParcelSelect.tsx'
import { CheckList } from './CheckList.tsx'
import { KeyCap } from '../KeyCap.tsx'
import { idsOf, keyFor, textOf, textsOf, type FieldKeys, type FieldValue, type Need } from './needs-values.ts'

interface NeedFieldProps {
  name: string
  need: Need
  request: Pick<RequestView, 'entries' | 'pieces'> & { readonly line?: Pick<RequestView['line'], 'id'> }
  value: FieldValue | undefined
  keys?: FieldKeys | undefined
  error: string | null
  change: (value: FieldValue) => void
}

/** One thing an action needs, with the input that suits it. */
export function NeedField({ name, need, request, value, keys, error, change }: NeedFieldProps): ReactNode {
  const common = {
    name,
    label: need.label,
    required: !need.optional,
    error: error !== null,
    autoComplete: 'off',
  } as const
  const text = {
    ...common,
    value: textOf(value),
    onChange: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
  }

  switch (need.type) {
    case 'day':
      return <TextInput {...text} type="date" label={withKey(need.label, keyFor(keys, name))} />
    case 'instant':
      return <TextInput {...text} type="datetime-local" />
    case 'note':
      return <Textarea {...text} className="across" autosize={false} rows={3} maxLength={10_000} />
    case 'flag':
      return (
        <Checkbox
          name={name}
          label={need.label}
          checked={value === true}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      )
    case 'cents':
      return (
        <TextInput {...text} inputMode="decimal" placeholder="0.00" label={withKey(need.label, keyFor(keys, name))} />
      )
    case 'count':
      return <TextInput {...text} type="number" min={1} max={200} />
    case 'code':
      return <NativeSelect {...text} data={[{ value: '', label: 'Choose…' }, ...(need.codes ?? []).map(coded)]} />
    case 'codes':
      return need.codes ? (
        <CheckList
          label={need.label}
          choices={need.codes.map((one) => ({ ...coded(one), key: keyFor(keys, name, one) }))}
          chosen={textsOf(value)}
          change={change}
        />
      ) : (
        <TextInput {...text} description="Several: with commas between" />
      )
    case 'id':
      return choiceOf(need.of, text, request, value, change)
    case 'ids':
      return need.of === 'library' ? (
        <LibraryOrder
          label={need.label}
          chosen={idsOf(value)}
          change={change}
          {...(request.line ? { wanted: { requestId: request.line.id } } : {})}
        />
      ) : (
        <CheckList
          label={need.label}
          choices={need.of === 'entry' ? entryChoices(request) : pieceChoices(request)}
          chosen={idsOf(value).map(String)}
          change={(chosen) => change(chosen.map(Number))}
        />
      )
    case 'barcode':
      return <TextInput {...text} spellCheck={false} maxLength={60} />
    default:
      return <TextInput {...text} maxLength={500} />
  }
}

const withKey = (label: string, key: string | null): ReactNode => (
  <>
    {label} <KeyCap of={key} />
  </>
)

interface TextProps {
  name: string
  label: string
  required: boolean
  error: boolean
  value: string
  onChange: (event: { currentTarget: { value: string } }) => void
}

function choiceOf(
  of: string | undefined,
  text: TextProps,
  request: NeedFieldProps['request'],
  value: FieldValue | undefined,
  change: NeedFieldProps['change'],
): ReactNode {
  const { label, required } = text
  if (of === 'library')
    return <LibrarySelect label={label} required={required} chosen={textOf(value)} change={change} />
  if (of === 'parcel') return <ParcelSelect label={label} required={required} chosen={textOf(value)} change={change} />
  const choices = of === 'entry' ? entryChoices(request) : pieceChoices(request)
  const none = { value: '', label: required ? 'Choose…' : of === 'entry' ? 'The present one' : 'All' }
  return <NativeSelect {...text} data={[none, ...choices]} />
}

const coded = (code: string) => ({ value: code, label: isMaterial(code) ? materialLabel(code) : wordsFor(code) })
const entryChoices = ({ entries }: NeedFieldProps['request']) =>
  entries.map((one) => ({ value: String(one.id), label: `${one.n}. ${one.library.name}: ${one.stateLabel}` }))
const pieceChoices = ({ pieces }: NeedFieldProps['request']) =>
  pieces.map((one) => ({ value: String(one.id), label: `${one.label ?? `Piece ${one.n}`}: ${one.placeLabel}` }))

import { decimals } from '../../../domain/values/money.ts'
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { isStockName, stockNames, stocks } from '../../../domain/printing/stock.ts'
import { isSupplyKind, suppliedContainers, supplyKindLabels, supplyKinds } from '../../../domain/supplies/supply.ts'
import { attempt } from '../../acting.ts'
import type { Inputs } from '../../api.ts'
import { orNull, useFields } from '../../fields.ts'
import { Notice } from '../../parts/Notice.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import type { Refusal } from '../../refusal.ts'
import type { Supply } from './doing.ts'

type Fields = Inputs['supplies']['add']

const empty = {
  name: '',
  kind: 'label',
  unit: '',
  packSize: '1',
  vendor: '',
  article: '',
  price: '',
  reorderPacks: '1',
  container: '',
  stock: '',
  papersPerUnit: '1',
}
const textsOf = (one: Supply): typeof empty => ({
  name: one.name,
  kind: one.kind,
  unit: one.unit,
  packSize: String(one.packSize),
  vendor: one.vendor,
  article: one.article ?? '',
  price: one.priceCents === null ? '' : decimals(one.priceCents),
  reorderPacks: String(one.reorderPacks),
  container: one.container ?? '',
  stock: one.stock ?? '',
  papersPerUnit: String(one.papersPerUnit),
})

export function SupplyForm({
  supply,
  save,
}: {
  supply: Supply | null
  save: (fields: Fields) => Promise<void>
}): ReactNode {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [isActive, setActive] = useState(supply?.isActive ?? true)
  const { values, text } = useFields(supply ? textsOf(supply) : empty, refusal)
  const send = async () => {
    setBusy(true)
    setRefusal(await attempt(() => save(fieldsFrom(values, isActive))))
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
      <TextInput {...text('name', 'Name')} required maxLength={80} placeholder="Padded mailers, no. 5" />
      <NativeSelect
        {...text('kind', 'Kind')}
        data={supplyKinds.map((value) => ({ value, label: supplyKindLabels[value] }))}
      />
      <TextInput {...text('unit', 'One is called')} required maxLength={30} placeholder="mailer" />
      <TextInput {...text('packSize', 'How many in a pack')} required type="number" min={1} max={100000} />
      <TextInput {...text('vendor', 'Vendor')} required maxLength={80} />
      <TextInput {...text('article', 'Their article number')} maxLength={60} />
      <TextInput
        {...text('price', 'Price of a pack, USD')}
        inputMode="decimal"
        pattern="\d{1,6}([.,]\d{1,2})?"
        title="Such as 12.50"
        placeholder="12.50"
      />
      <TextInput
        {...text('reorderPacks', 'Packs to order when the last is opened')}
        required
        type="number"
        min={1}
        max={1000}
      />
      <NativeSelect
        {...text('container', 'Packages are packed in it')}
        data={[{ value: '', label: 'No' }, ...suppliedContainers.map(({ id, label }) => ({ value: id, label }))]}
      />
      <NativeSelect
        {...text('stock', 'Papers are printed on it')}
        data={[{ value: '', label: 'No' }, ...stockNames.map((value) => ({ value, label: stocks[value].label }))]}
      />
      {values.stock !== '' && (
        <TextInput
          {...text('papersPerUnit', 'Papers from one')}
          required
          type="number"
          min={1}
          max={100000}
          description="Six label fields on a sheet: 6. One label on a roll: 1."
        />
      )}
      <Checkbox
        className="across"
        label="In use"
        checked={isActive}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
      {refusal && (
        <div className="across">
          <Notice kind="warn">{refusal.sentence}</Notice>
        </div>
      )}
      <div className="across">
        <PressButton isSubmit isBusy={isBusy}>
          Save
        </PressButton>
      </div>
    </form>
  )
}

const fieldsFrom = (values: typeof empty, isActive: boolean): Fields => ({
  name: values.name.trim(),
  kind: isSupplyKind(values.kind) ? values.kind : 'other',
  unit: values.unit.trim(),
  packSize: Number(values.packSize),
  vendor: values.vendor.trim(),
  article: orNull(values.article),
  priceCents: values.price.trim() === '' ? null : Math.round(Number(values.price.replace(',', '.')) * 100),
  reorderPacks: Number(values.reorderPacks),
  container: orNull(values.container),
  stock: isStockName(values.stock) ? values.stock : null,
  papersPerUnit: values.stock === '' ? 1 : Number(values.papersPerUnit),
  isActive,
})

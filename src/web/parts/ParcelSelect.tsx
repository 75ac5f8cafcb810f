import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../api.ts'

interface ParcelSelectProps {
  label: string
  required: boolean
  chosen: string
  change: (id: string) => void
}

export function ParcelSelect({ label, required, chosen, change }: ParcelSelectProps): ReactNode {
  const parcels = useQuery(api.parcels.list.queryOptions({ input: { state: 'open' } }))
  const choices = (parcels.data ?? []).map((one) => ({
    value: String(one.id),
    label: `${one.number} to ${one.library.name}`,
  }))
  return (
    <NativeSelect
      label={label}
      required={required}
      value={chosen}
      onChange={(event) => change(event.currentTarget.value)}
      data={[{ value: '', label: 'Choose…' }, ...choices]}
    />
  )
}

import { TextInput, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'

type Name = 'lines' | 'city' | 'region' | 'postcode' | 'country'

interface AddressFieldsProps {
  text: (
    name: Name,
    label: string,
  ) => {
    name: string
    label: string
    value: string
    onChange: (event: { currentTarget: { value: string } }) => void
    error: string | boolean
    autoComplete: string
  }
}

/** A postal address, as it stands on a label. */
export function AddressFields({ text }: AddressFieldsProps): ReactNode {
  return (
    <>
      <Textarea {...text('lines', 'Street address, in lines')} rows={3} className="across" />
      <TextInput {...text('city', 'City')} />
      <TextInput {...text('region', 'State')} />
      <TextInput {...text('postcode', 'Postcode')} maxLength={20} />
      <TextInput {...text('country', 'Country')} maxLength={60} />
    </>
  )
}

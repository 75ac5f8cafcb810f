import { TextInput, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { isDomestic } from '../../domain/printing/domestic.ts'

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
  const country = text('country', 'Country')
  const isAbroad = !isDomestic(country.value)
  return (
    <>
      <Textarea {...text('lines', 'Street address, in lines')} rows={3} className="across" />
      <TextInput {...text('city', 'City')} />
      <TextInput {...text('region', 'State')} />
      <TextInput {...text('postcode', isAbroad ? 'Postal code' : 'ZIP code')} maxLength={20} />
      <TextInput {...country} maxLength={60} />
    </>
  )
}

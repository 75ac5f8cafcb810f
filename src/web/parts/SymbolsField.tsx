import { TextInput } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { refuse } from '../../domain/refusal.ts'
import { isNumberAsSymbol, symbolsFrom } from '../../domain/values/library-symbol.ts'

type Props = ComponentProps<typeof TextInput> & { readonly value: string }

/** A library's symbols, each after its authority; a number where an OCLC symbol should stand says so while it is typed. */
export function SymbolsField({ error, ...field }: Props): ReactNode {
  const number = symbolsFrom(field.value).find(isNumberAsSymbol)
  return (
    <TextInput
      {...field}
      error={number ? refuse('symbol-is-number', { number: number.symbol }).sentence : error}
      description="OCLC:NYG ISIL:US-nyg OCLC-REGISTRY:116402. An OCLC symbol has letters; the number a library has in WorldShare is its OCLC-REGISTRY."
    />
  )
}

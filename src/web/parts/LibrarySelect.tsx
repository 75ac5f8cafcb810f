import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { LibraryView } from '../../contract/directory.ts'
import { api } from '../api.ts'
import { sentenceFor } from '../refusal.ts'

interface LibrarySelectProps {
  label: string
  chosen: string
  change: (id: string) => void
  kinds?: readonly LibraryView['kind'][]
  required?: boolean
  error?: string | null
  description?: string
  /** Not offered: already chosen. */
  without?: readonly number[]
  placeholder?: string
  /** Adds to a list kept elsewhere, instead of keeping one. */
  isAdder?: boolean
}

/** A library by its name, code or symbol. */
export function LibrarySelect({
  label,
  chosen,
  change,
  kinds,
  required = false,
  error = null,
  description,
  without = [],
  placeholder,
  isAdder = false,
}: LibrarySelectProps): ReactNode {
  const [typed, setTyped] = useState('')
  const libraries = useQuery(api.libraries.list.queryOptions({ input: {} }))
  const offered = (libraries.data ?? []).filter(
    (one) =>
      String(one.id) === chosen || (one.active && (!kinds || kinds.includes(one.kind)) && !without.includes(one.id)),
  )
  const problem = error ?? (libraries.isError ? sentenceFor(libraries.error) : null)
  return (
    <Select
      label={label}
      required={required}
      data={offered.map((one) => ({ value: String(one.id), label: nameWithSymbol(one) }))}
      value={chosen === '' ? null : chosen}
      onChange={(id) => {
        change(id ?? '')
        // Nothing stays chosen, so nothing stays typed.
        if (isAdder) setTyped('')
      }}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      clearable={!required}
      clearButtonProps={{ 'aria-label': `Clear ${label}` }}
      limit={40}
      nothingFoundMessage={libraries.isPending ? 'Loading…' : 'No such library: add it under Libraries.'}
      placeholder={placeholder ?? (libraries.isPending ? 'Loading…' : 'Type a name or symbol')}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      error={problem}
      {...(description === undefined ? {} : { description })}
    />
  )
}

function nameWithSymbol(one: LibraryView): string {
  const sign = one.code ?? one.symbols[0]?.symbol
  return sign === undefined ? one.name : `${one.name} (${sign})`
}

import { NativeSelect, TextInput, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import type { useFields } from '../../fields.ts'
import { materials } from '../../../domain/requests/materials.ts'
import { citationWords, materialLabel, serviceWords, wordsFor } from '../../words.ts'
import type { Wanted } from './wanted.ts'

type Fields = Pick<ReturnType<typeof useFields<Wanted>>, 'values' | 'text'>

const ofBoth = ['author', 'edition', 'publisher', 'year', 'isbn', 'oclc', 'callNumber'] as const
const ofCopies = ['article', 'articleAuthor', 'volume', 'issue', 'pages', 'issn'] as const

/** Title and citation; a copy has its article, what we lend may be one certain copy. */
export function WantedFields({
  values,
  text,
  isLoanOnly = false,
  isOurs = false,
}: Fields & { isLoanOnly?: boolean; isOurs?: boolean }): ReactNode {
  const isCopy = values.service === 'copy'
  const names = isCopy ? [...ofCopies, ...ofBoth] : [...ofBoth.slice(0, 5), 'volume' as const, ...ofBoth.slice(5)]
  return (
    <>
      {!isLoanOnly && (
        <NativeSelect
          {...text('service', 'Loan or copy')}
          data={[
            { value: 'loan', label: serviceWords.loan },
            { value: 'copy', label: serviceWords.copy },
          ]}
        />
      )}
      <TextInput
        {...text('title', isCopy ? 'Title of the journal or book' : 'Title')}
        required
        maxLength={2000}
        className="across"
      />
      {(isOurs ? [...names, 'copy' as const] : names).map((name) => (
        <TextInput key={name} {...text(name, citationWords[name] ?? name)} maxLength={name === 'year' ? 20 : 500} />
      ))}
      <NativeSelect
        {...text('material', 'Kind')}
        data={[
          { value: '', label: 'Not said' },
          ...materials.map((one) => ({ value: one, label: materialLabel(one) })),
        ]}
      />
      <TextInput {...text('neededBy', 'Needed by')} type="date" />
      <TextInput {...text('maxCost', 'At most')} inputMode="decimal" placeholder="0.00" />
      {isCopy && (
        <NativeSelect
          {...text('copyrightCompliance', 'Copyright')}
          data={[
            { value: '', label: 'Say before it is sent' },
            { value: 'ccg', label: wordsFor('ccg') },
            { value: 'ccl', label: wordsFor('ccl') },
          ]}
        />
      )}
      <Textarea {...text('note', 'Note for colleagues')} className="across" rows={2} maxLength={10_000} />
    </>
  )
}

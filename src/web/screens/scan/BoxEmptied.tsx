import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ScanSessionView } from '../../../contract/scans.ts'
import { useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { closedWords } from './DropBoxCount.tsx'
import { sayDropped } from '../../scan/acts.ts'
import { deskKeys } from '../../scan/desk-keys.ts'

const fieldId = 'box-emptied'

/** Since when what lies in the drop box may have been there: those days cost nobody a fine. */
export function BoxEmptied({ session }: { session: ScanSessionView | null }): ReactNode {
  useKeys({ [deskKeys.lastEmptied]: () => document.getElementById(fieldId)?.focus() })
  const on = session?.droppedOn ?? ''
  return (
    <TextInput
      key={on}
      id={fieldId}
      type="date"
      maw="24rem"
      label={
        <>
          The box was last emptied on <KeyCap of={deskKeys.lastEmptied} />
        </>
      }
      description={`What lies in it may have been brought that day: Polaris takes no fine for the days since. Empty: today. ${closedWords(session?.box?.closedDays ?? [])}`}
      defaultValue={on}
      onBlur={(event) => {
        const { value } = event.currentTarget
        if (value !== on) void sayDropped(value === '' ? null : value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
      }}
    />
  )
}

import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { isStaff, useMe } from '../../me.tsx'
import { LibrarySelect } from '../../parts/LibrarySelect.tsx'
import { Notice } from '../../parts/Notice.tsx'
import type { Refusal } from '../../refusal.ts'

export interface Who {
  readonly name: string
  readonly libraryId: string
}
export const nobody: Who = { name: '', libraryId: '' }

/** Who a new card belongs to, where no library system says it; a member library's patrons are its own. */
export function TypedPatron({
  who,
  change,
  refusal,
}: {
  who: Who
  change: (who: Who) => void
  refusal: Refusal | null
}): ReactNode {
  const me = useMe()
  return (
    <>
      <Notice kind="note">No library system is connected: type who it is.</Notice>
      <TextInput
        label="Name"
        name="patronName"
        required
        maxLength={200}
        autoComplete="off"
        value={who.name}
        onChange={(event) => change({ ...who, name: event.currentTarget.value })}
        error={refusal?.field === 'patronName' ? refusal.sentence : false}
      />
      {isStaff(me.role) && (
        <LibrarySelect
          label="Their library"
          kinds={['member']}
          required
          chosen={who.libraryId}
          change={(libraryId) => change({ ...who, libraryId })}
          error={refusal?.field === 'homeLibraryId' ? refusal.sentence : null}
        />
      )}
    </>
  )
}

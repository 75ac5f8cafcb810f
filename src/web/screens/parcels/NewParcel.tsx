import { useState, type ReactNode } from 'react'
import { LibrarySelect } from '../../parts/LibrarySelect.tsx'
import { PressButton } from '../../parts/PressButton.tsx'

export function NewParcel({ open }: { open: (libraryId: number) => Promise<void> }): ReactNode {
  const [library, setLibrary] = useState('')
  return (
    <form
      className="row begin-parcel"
      onSubmit={(event) => {
        event.preventDefault()
        if (library !== '') void open(Number(library))
      }}
    >
      <LibrarySelect label="New package for" chosen={library} change={setLibrary} />
      <PressButton isSubmit>Begin</PressButton>
    </form>
  )
}

import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { client } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { refreshAll } from '../../live.ts'
import { addresses } from '../../routes.tsx'
import { useTitle } from '../../use-title.ts'
import { LibraryForm } from './LibraryForm.tsx'

export function NewLibraryScreen(): ReactNode {
  useTitle('New library')
  const navigate = useNavigate()
  return (
    <div className="form-page">
      <div className="page-head">
        <h1>New library</h1>
      </div>
      <LibraryForm
        library={null}
        save={async (input) => {
          const added = await client.libraries.add(input)
          sayOnly('Library added', added.name)
          refreshAll()
          await navigate({ to: addresses.library, params: { libraryId: String(added.id) } })
        }}
      />
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api, client } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { refreshAll } from '../../live.ts'
import { Answer } from '../../parts/Answer.tsx'
import { LostScreen } from '../../parts/LostScreen.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { addresses } from '../../routes.tsx'
import { idOf } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { Closures } from '../settings/Closures.tsx'
import { Institution } from './Institution.tsx'
import { LibraryForm } from './LibraryForm.tsx'

export function LibraryScreen(): ReactNode {
  const { libraryId: written } = useParams({ from: addresses.library })
  const libraryId = idOf(written)
  return libraryId === undefined ? <LostScreen /> : <OneLibrary key={libraryId} libraryId={libraryId} />
}

function OneLibrary({ libraryId }: { libraryId: number }): ReactNode {
  const library = useQuery(api.libraries.get.queryOptions({ input: { libraryId } }))
  useTitle(library.data?.name ?? 'Library')
  return (
    <Answer to={library} heading="Library" what="the library" lines={8}>
      {(view) => (
        <div className="form-page stack">
          <div className="page-head">
            <h1>{view.name}</h1>
            <span className="row">
              <Link className="small-key" to={addresses.requests} search={{ library: String(view.id) }}>
                Its requests
              </Link>
            </span>
          </div>
          {view.warnings.length > 0 && (
            <Notice>
              {view.warnings.map((warning) => (
                <p key={warning}>{warning}</p>
              ))}
            </Notice>
          )}
          <LibraryForm
            library={view}
            save={async (input) => {
              await client.libraries.change({ libraryId, ...input })
              sayOnly('Saved', view.name)
              refreshAll()
            }}
          />
          {view.kind !== 'member' && <Institution library={view} />}
          <Closures libraryId={libraryId} />
        </div>
      )}
    </Answer>
  )
}

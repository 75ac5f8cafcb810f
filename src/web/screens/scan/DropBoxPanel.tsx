import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ScanSessionView } from '../../../contract/scans.ts'
import { api } from '../../api.ts'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'
import { DropBoxPersons } from './DropBoxCount.tsx'

/** Below the scans: what needs a person so far, and the sheets of the last week. */
export function DropBoxPanel({ session }: { session: ScanSessionView }): ReactNode {
  const sheets = useQuery(api.dropBox.sheets.queryOptions({ input: undefined }))
  const others = (sheets.data ?? []).filter((one) => one.id !== session.id)
  const { box } = session
  return (
    <>
      {box && box.persons.length + box.trapped.length > 0 && (
        <Panel title="Needs a person" isBare>
          <DropBoxPersons box={box} />
        </Panel>
      )}
      {others.length > 0 && (
        <p className="row drop-sheets">
          <span className="soft">Sheets of the last week:</span>
          {others.map((one) => (
            <Link key={one.id} to={addresses.boxSheet} params={{ sessionId: one.id }}>
              <Moment at={one.openedAt} isFull />, {counted(one.pieces, 'piece')}
            </Link>
          ))}
        </p>
      )}
    </>
  )
}

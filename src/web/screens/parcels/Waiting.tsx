import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api, type Outputs } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Day } from '../../parts/When.tsx'
import { useRowKeys } from '../../row-keys.ts'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'

/** Pieces ready to leave and in no package yet, by the library they go to. */
export function Waiting({
  open,
}: {
  open: (libraryId: number, pieceIds: readonly number[]) => Promise<void>
}): ReactNode {
  const waiting = useQuery(api.parcels.waiting.queryOptions())
  return (
    <Panel title="Waiting to leave" isBare>
      <Answer to={waiting} what="what waits" lines={3}>
        {(libraries) =>
          libraries.length === 0 ? (
            <Empty>Nothing waits. What came back, and what we lend, will stand here by library.</Empty>
          ) : (
            <ul>
              {libraries.map((one) => (
                <OneLibrary key={one.library.id} waiting={one} open={open} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  )
}

type Waits = Outputs['parcels']['waiting'][number]

function OneLibrary({
  waiting: { library, pieces },
  open,
}: {
  waiting: Waits
  open: (libraryId: number, pieceIds: readonly number[]) => Promise<void>
}): ReactNode {
  const pack = () =>
    void open(
      library.id,
      pieces.map((piece) => piece.pieceId),
    )
  const keys = useRowKeys<HTMLLIElement>({ P: pack })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the row takes letter keys, so it takes the focus
    <li className="card-line" data-row tabIndex={0} aria-label={`For ${library.name}`} {...keys}>
      <div className="row wide">
        <span>
          <span className="card-words">{library.name}</span>{' '}
          <span className="soft">{counted(pieces.length, 'piece')}</span>
        </span>
        <button type="button" className="small-key" onClick={pack}>
          {words(pieces.length)} <KeyCap of="P" />
        </button>
      </div>
      <ul className="small">
        {pieces.map((piece) => (
          <li key={piece.pieceId}>
            <Link to={addresses.request} params={{ requestId: String(piece.requestId) }}>
              {piece.number}
            </Link>{' '}
            <bdi>{piece.title}</bdi>
            <span className="soft">
              {piece.barcode !== null && ` · ${piece.barcode}`}
              {piece.dueOn !== null && (
                <>
                  {' '}
                  · due <Day on={piece.dueOn} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </li>
  )
}

const words = (count: number): string => (count === 1 ? 'Pack it' : 'Pack them')

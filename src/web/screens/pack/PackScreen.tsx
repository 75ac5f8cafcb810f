import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { api, type Outputs } from '../../api.ts'
import { dayWords } from '../../dates.ts'
import { useKeys } from '../../keys.ts'
import { useMe } from '../../me.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { addresses } from '../../routes.tsx'
import { idOf } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { counted } from '../../words.ts'
import { MailroomLinks } from '../mailroom/MailroomLinks.tsx'
import { largerKey, PackDesk } from './PackDesk.tsx'
import { Said } from './Said.tsx'
import { noParcel, usePacking, type Call, type SaidLine } from './use-packing.ts'

type Called = Outputs['packing']['queue'][number]

/** The station where packages are filled: one is called after the other. */
export function PackScreen(): ReactNode {
  useTitle('Pack')
  const queue = useQuery(api.packing.queue.queryOptions())
  return (
    <div className="stack">
      <MailroomLinks />
      <Answer to={queue} heading="Pack" what="what is to be packed" lines={8}>
        {(list) => <Queue list={list} />}
      </Answer>
    </div>
  )
}

function Queue({ list }: { list: readonly Called[] }): ReactNode {
  const { parcel } = useSearch({ from: addresses.pack })
  const navigate = useNavigate()
  const named = idOf(parcel)
  const inHand = named ?? list[0]?.id
  const at = list.findIndex((one) => one.id === inHand)
  const { today } = useMe()
  const leavesOn = list[at]?.leavesOn ?? today
  const forDay = leavesOn > today ? ` for ${dayWords(leavesOn, today)}` : ''
  const next = list[(at + 1) % Math.max(1, list.length)]
  const [carried, setCarried] = useState<SaidLine | null>(null)
  const call: Call = (id, said) => {
    setCarried(said ?? null)
    void navigate({ to: addresses.pack, search: id === undefined ? {} : { parcel: String(id) }, replace: true })
  }
  const skip = list.length > 1 && next ? () => call(next.id) : null
  useKeys(skip ? { N: skip } : {})
  if (inHand === undefined)
    return (
      <>
        <div className="page-head">
          <h1 className="scan-station">Pack</h1>
        </div>
        {carried && <LastSaid carried={carried} call={call} />}
        <Empty>
          <p>
            No package waits to be packed. Begin those of the next day in the <Link to={addresses.plan}>Plan</Link>;
            what waits to leave stands under <Link to={addresses.parcels}>Packages</Link>.
          </p>
        </Empty>
      </>
    )
  return (
    <>
      <PackDesk
        key={inHand}
        parcelId={inHand}
        // Closed: on to the one that stands next.
        call={(id, said) => call(id ?? (next?.id === inHand ? undefined : next?.id), said)}
        carried={carried}
        place={at < 0 ? null : `${at + 1} of ${list.length} to pack${forDay}`}
        skip={
          skip && (
            <button type="button" className="small-key form-key" onClick={skip}>
              Another first <KeyCap of="N" />
            </button>
          )
        }
      />
      {list.length > 1 && (
        <ol className="pack-queue" aria-label="To pack">
          {list.map((one) => (
            <li key={one.id} aria-current={one.id === inHand ? 'true' : undefined}>
              <Link to={addresses.pack} search={{ parcel: String(one.id) }}>
                {one.number}
              </Link>{' '}
              {one.library} <span className="soft">{standing(one)}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

/** Nothing is left in hand, but something may still be done about the last piece. */
function LastSaid({ carried, call }: { carried: SaidLine; call: Call }): ReactNode {
  const packing = usePacking(noParcel, call, carried)
  useKeys(largerKey(packing))
  return <Said said={packing.said} left={0} pieces={0} larger={packing.inLarger} />
}

const standing = (one: Called): string =>
  one.packed === 0 ? counted(one.pieces, 'piece') : `${one.packed} of ${counted(one.pieces, 'piece')} in`

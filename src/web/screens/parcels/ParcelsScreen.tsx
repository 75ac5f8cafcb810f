import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { attempt } from '../../acting.ts'
import { api, client } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { refreshAll } from '../../live.ts'
import type { ParcelView } from '../../../contract/packages.ts'
import { MailroomLinks } from '../mailroom/MailroomLinks.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Day, Moment } from '../../parts/When.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { addresses } from '../../routes.tsx'
import { parcelStates, type ParcelsSearch } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { NewParcel } from './NewParcel.tsx'
import { Waiting } from './Waiting.tsx'

const stateWords = { open: 'Open', closed: 'Closed, not collected', collected: 'Collected', lost: 'Lost' } as const

/** What waits to leave, by library, and the packages. */
export function ParcelsScreen(): ReactNode {
  useTitle('Packages')
  const search = useSearch({ from: addresses.parcels })
  const { state, find } = search
  const parcels = useQuery(
    api.parcels.list.queryOptions({
      input: { ...(state === undefined ? {} : { state }), ...(find === undefined ? {} : { find: find.trim() }) },
    }),
  )
  const navigate = useNavigate()
  const rows = useRowFocus<HTMLTableSectionElement>()
  const [refusal, setRefusal] = useState<string | null>(null)

  const show = (next: ParcelsSearch) => void navigate({ to: addresses.parcels, search: next, replace: true })
  const open = async (libraryId: number, pieceIds: readonly number[] = []) => {
    const answer = await attempt(async () => {
      const parcel = await client.parcels.open({ libraryId })
      for (const pieceId of pieceIds) await client.parcels.addPiece({ parcelId: parcel.id, pieceId })
      sayOnly(`Package ${parcel.number} begun`, parcel.library.name)
      refreshAll()
      await navigate({ to: addresses.parcel, params: { parcelId: String(parcel.id) } })
    })
    setRefusal(answer?.sentence ?? null)
  }
  return (
    <div className="stack">
      <MailroomLinks />
      <div className="page-head">
        <h1>Packages</h1>
      </div>
      {refusal !== null && <Notice kind="warn">{refusal}</Notice>}
      <Waiting open={open} />
      <Panel
        title="Packages made"
        isBare
        side={
          <div className="row">
            <TextInput
              aria-label="Find: library or number"
              placeholder="Library or number"
              size="xs"
              type="search"
              value={find ?? ''}
              onChange={(event) => show({ ...search, find: event.currentTarget.value || undefined })}
            />
            <NativeSelect
              aria-label="Which packages"
              size="xs"
              value={state ?? ''}
              onChange={(event) =>
                show({ ...search, state: parcelStates.find((one) => one === event.currentTarget.value) })
              }
              data={[
                { value: '', label: 'All' },
                ...parcelStates.map((value) => ({ value, label: stateWords[value] })),
              ]}
            />
          </div>
        }
      >
        <NewParcel open={open} />
        <Answer to={parcels} what="the packages">
          {(list) =>
            list.length === 0 ? (
              <Empty>
                {find === undefined
                  ? 'No package here. Begin one for a library above, then scan its pieces.'
                  : 'No package has that in its number or its library’s name.'}
              </Empty>
            ) : (
              <div className="table-box">
                <table className="table folds">
                  <caption className="only-heard">Packages, open ones first</caption>
                  <thead>
                    <tr>
                      <th scope="col">Number</th>
                      <th scope="col">To</th>
                      <th scope="col">State</th>
                      <th scope="col" className="right">
                        Pieces
                      </th>
                      <th scope="col">Service</th>
                      <th scope="col">Begun</th>
                      <th scope="col">Closed</th>
                    </tr>
                  </thead>
                  <tbody ref={rows}>
                    {list.map((parcel) => (
                      <tr key={parcel.id} data-row>
                        <th scope="row">
                          <Link to={addresses.parcel} params={{ parcelId: String(parcel.id) }}>
                            {parcel.number}
                          </Link>
                        </th>
                        <td className="title">{parcel.library.name}</td>
                        <td>
                          <Standing parcel={parcel} />
                        </td>
                        <td className="right">
                          {parcel.pieces.length}
                          <span className="when-folded">{parcel.pieces.length === 1 ? ' piece' : ' pieces'}</span>
                        </td>
                        <td>{parcel.service}</td>
                        <td>
                          <span className="when-folded">begun </span>
                          <Moment at={parcel.createdAt} />
                        </td>
                        <td>
                          {parcel.closedAt !== null && (
                            <>
                              <span className="when-folded">closed </span>
                              <Moment at={parcel.closedAt} />
                            </>
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )
          }
        </Answer>
      </Panel>
    </div>
  )
}

/** Where it stands: the day it leaves, that it was lost, and what became of the claim for it. */
function Standing({ parcel: { state, loss, claim, leavesOn } }: { parcel: ParcelView }): ReactNode {
  if (loss !== null)
    return (
      <>
        {loss.missing > 0 ? <strong>Lost</strong> : 'Lost, and found or settled'}
        {claim !== null && <span className="soft"> · claim: {claim.label.toLowerCase()}</span>}
      </>
    )
  return (
    <>
      {stateWords[state]}
      {leavesOn !== null && (
        <span className="soft">
          {' '}
          · leaves <Day on={leavesOn} isShort />
        </span>
      )}
    </>
  )
}

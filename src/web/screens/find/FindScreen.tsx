import { skipToken, useQuery } from '@tanstack/react-query'
import { Link, Navigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { readStrangerNumber } from '../../../domain/receiving/stranger-number.ts'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { addresses } from '../../routes.tsx'
import { useTitle } from '../../use-title.ts'

/** What a number or barcode means: one request opens, several are a choice. */
export function FindScreen(): ReactNode {
  const { code } = useSearch({ from: addresses.find })
  const found = useQuery(
    api.requests.find.queryOptions({ input: code === undefined ? skipToken : { code }, staleTime: 0 }),
  )
  const rows = useRowFocus<HTMLTableSectionElement>()
  useTitle(`Find ${code ?? ''}`)
  if (code === undefined)
    return (
      <Empty>
        <h1>Find</h1>
        <p>Scan or type a number in the box above.</p>
      </Empty>
    )
  const kept = readStrangerNumber(code)
  if (kept !== null) return <Navigate to={addresses.strangers} hash={kept} replace />
  return (
    <>
      <div className="page-head">
        <h1>Find {code}</h1>
      </div>
      <Answer to={found} what="what it means" lines={2}>
        {(list) => {
          const [only, second] = list
          if (!only) return <PackageOf code={code} />
          if (!second) return <Navigate to={addresses.request} params={{ requestId: String(only.requestId) }} replace />
          return (
            <div className="table-box">
              <table className="table">
                <caption className="only-heard">It could be any of these</caption>
                <thead>
                  <tr>
                    <th scope="col">Number</th>
                    <th scope="col">Title</th>
                    <th scope="col">State</th>
                    <th scope="col">Found by</th>
                  </tr>
                </thead>
                <tbody ref={rows}>
                  {list.map((one) => (
                    <tr key={`${one.requestId} ${one.by} ${one.pieceId ?? ''}`} data-row>
                      <th scope="row">
                        <Link to={addresses.request} params={{ requestId: String(one.requestId) }}>
                          {one.number}
                        </Link>
                      </th>
                      <td className="title">{one.title}</td>
                      <td>{one.stateLabel}</td>
                      <td>{one.by}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }}
      </Answer>
    </>
  )
}

/** No request is meant: a package, by its number or its tracking number. */
function PackageOf({ code }: { code: string }): ReactNode {
  const packages = useQuery(api.parcels.list.queryOptions({ input: { find: code }, staleTime: 0 }))
  const plain = code.replaceAll(/[-\s]/g, '').toUpperCase()
  return (
    <Answer to={packages} what="what it means" lines={2}>
      {(list) => {
        const found = list.find((one) => one.number === plain || one.tracking === plain)
        return found ? (
          <Navigate to={addresses.parcel} params={{ parcelId: String(found.id) }} replace />
        ) : (
          <Empty>Nothing of ours has the number or barcode {code}. Check it, or look by title under Requests.</Empty>
        )
      }}
    </Answer>
  )
}

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { printLabels } from '../../../domain/printing/sheet.ts'
import { addresses } from '../../routes.tsx'
import type { PrintJob } from './printing.ts'

/** One paper: what it is, for what, where it goes and what can be done. */
export function PaperRow({
  job,
  where,
  state,
  children,
}: {
  job: PrintJob
  where: string
  state: ReactNode
  children: ReactNode
}): ReactNode {
  return (
    <tr data-row>
      <th scope="row">
        {job.requestId === null && job.parcelId === null ? (
          job.supplyId === null ? (
            '—'
          ) : (
            <Link to={addresses.supply} params={{ supplyId: String(job.supplyId) }}>
              {job.number}
            </Link>
          )
        ) : job.requestId === null ? (
          <Link to={addresses.parcel} params={{ parcelId: String(job.parcelId) }}>
            {job.number}
          </Link>
        ) : (
          <Link to={addresses.request} params={{ requestId: String(job.requestId) }}>
            {job.number}
          </Link>
        )}
      </th>
      <td>{printLabels[job.kind]}</td>
      <td className="title">
        <bdi>{job.about}</bdi>
      </td>
      <td>{where}</td>
      <td>{state}</td>
      <td>
        <div className="row">{children}</div>
      </td>
    </tr>
  )
}

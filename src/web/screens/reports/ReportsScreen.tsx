import type { ReactNode } from 'react'
import { useTitle } from '../../use-title.ts'
import { Postage } from './Postage.tsx'
import { SupplyCosts } from './SupplyCosts.tsx'

/** Figures by month. */
export function ReportsScreen(): ReactNode {
  useTitle('Reports')
  return (
    <div className="stack">
      <div className="page-head">
        <h1>Reports</h1>
      </div>
      <Postage />
      <SupplyCosts />
    </div>
  )
}

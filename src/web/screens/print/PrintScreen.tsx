import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { api } from '../../api.ts'
import { isLeading, useMe } from '../../me.tsx'
import { MailroomLinks } from '../mailroom/MailroomLinks.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { Notice } from '../../parts/Notice.tsx'
import type { Refusal } from '../../refusal.ts'
import { addresses } from '../../routes.tsx'
import { useTitle } from '../../use-title.ts'
import { CameOut } from './CameOut.tsx'
import { ToPrint } from './ToPrint.tsx'

/** What waits to be printed and what came out. */
export function PrintScreen(): ReactNode {
  useTitle('Print queue')
  const { role } = useMe()
  const queue = useQuery(api.paper.queue.queryOptions({ input: {} }))
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const run = async (does: Promise<Refusal | null>) => setRefusal(await does)
  return (
    <div className="stack">
      <MailroomLinks />
      <div className="page-head">
        <h1>Print queue</h1>
        {isLeading(role) && (
          <Link className="small-key" to={addresses.settings} params={{ part: 'paper' }}>
            Printers and stocks
          </Link>
        )}
      </div>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      <Answer to={queue} what="the print queue">
        {({ open, printed }) => (
          <>
            <ToPrint jobs={open} run={run} />
            <CameOut jobs={printed} run={run} />
          </>
        )}
      </Answer>
    </div>
  )
}

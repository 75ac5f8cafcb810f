import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { attempt } from '../../acting.ts'
import { api, client } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { useKeys } from '../../keys.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { addresses } from '../../routes.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { useTitle } from '../../use-title.ts'
import { refreshSupplies, type Supply } from './doing.ts'
import { SuppliesLinks } from './SuppliesLinks.tsx'
import { SupplyRow } from './SupplyRow.tsx'

/** What the office uses up, and where each stands with the two bins. */
export function SuppliesScreen(): ReactNode {
  useTitle('Supplies')
  const supplies = useQuery(api.supplies.list.queryOptions())
  const navigate = useNavigate()
  const [refusal, setRefusal] = useState<string | null>(null)
  const add = () => void navigate({ to: addresses.supply, params: { supplyId: 'new' } })
  useKeys({ N: add, K: () => void navigate({ to: addresses.stockTaking }) })
  const usual = async () => {
    const answer = await attempt(async () => {
      const { added } = await client.supplies.addUsual()
      sayOnly(`${added} supplies added`)
      refreshSupplies()
    })
    setRefusal(answer?.sentence ?? null)
  }
  return (
    <div className="stack">
      <SuppliesLinks />
      <div className="page-head">
        <h1>Supplies</h1>
        <div className="row">
          <button type="button" className="small-key" onClick={add}>
            New supply <KeyCap of="N" />
          </button>
          <Link className="small-key" to={addresses.stockTaking}>
            Count them <KeyCap of="K" />
          </Link>
        </div>
      </div>
      {refusal !== null && <Notice kind="warn">{refusal}</Notice>}
      <Answer to={supplies} what="the supplies" lines={8}>
        {(list) =>
          list.length === 0 ? (
            <Empty>
              <p>Nothing is kept here yet. Add your own, or:</p>
              <button type="button" className="small-key" onClick={() => void usual()}>
                Begin with the usual ones
              </button>
            </Empty>
          ) : (
            <SupplyTables list={list} refuse={setRefusal} />
          )
        }
      </Answer>
      <p className="soft">
        What supplies cost, month by month, stands in <Link to={addresses.reports}>Reports</Link>.
      </p>
    </div>
  )
}

function SupplyTables({
  list,
  refuse,
}: {
  list: readonly Supply[]
  refuse: (sentence: string | null) => void
}): ReactNode {
  const used = list.filter((one) => one.isActive)
  const over = list.filter((one) => !one.isActive)
  return (
    <>
      <Panel title="On the shelf" isBare>
        <SupplyTable caption="Supplies and where each stands" list={used} refuse={refuse} />
      </Panel>
      {over.length > 0 && (
        <Panel title="No longer used" isBare>
          <SupplyTable caption="Supplies no longer used" list={over} refuse={refuse} />
        </Panel>
      )}
    </>
  )
}

function SupplyTable({
  caption,
  list,
  refuse,
}: {
  caption: string
  list: readonly Supply[]
  refuse: (sentence: string | null) => void
}): ReactNode {
  const rows = useRowFocus<HTMLTableSectionElement>()
  return (
    <div className="table-box">
      <table className="table folds">
        <caption className="only-heard">{caption}</caption>
        <thead>
          <tr>
            {['Supply', 'Standing', 'There', 'Goes', 'Lasts', 'Vendor'].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <th scope="col">
              <span className="only-heard">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody ref={rows}>
          {list.map((supply) => (
            <SupplyRow key={supply.id} supply={supply} refuse={refuse} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

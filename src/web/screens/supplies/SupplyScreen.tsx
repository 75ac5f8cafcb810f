import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api, client } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { Answer } from '../../parts/Answer.tsx'
import { LostScreen } from '../../parts/LostScreen.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { addresses } from '../../routes.tsx'
import { useTitle } from '../../use-title.ts'
import { refreshSupplies } from './doing.ts'
import { PackLabels } from './PackLabels.tsx'
import { SuppliesLinks } from './SuppliesLinks.tsx'
import { SupplyForm } from './SupplyForm.tsx'

/** One supply: what it is, in which packs and from whom; or a new one. */
export function SupplyScreen(): ReactNode {
  const { supplyId } = useParams({ from: addresses.supply })
  const supplies = useQuery(api.supplies.list.queryOptions())
  const navigate = useNavigate()
  useTitle(supplyId === 'new' ? 'New supply' : 'Supply')
  const back = () => navigate({ to: addresses.supplies })
  return (
    <div className="stack">
      <SuppliesLinks />
      {supplyId === 'new' ? (
        <div className="form-page stack">
          <h1>New supply</h1>
          <SupplyForm
            supply={null}
            save={async (fields) => {
              await client.supplies.add(fields)
              sayOnly('Supply added', fields.name)
              refreshSupplies()
              await back()
            }}
          />
        </div>
      ) : (
        <Answer to={supplies} what="the supply">
          {(list) => {
            const supply = list.find((one) => String(one.id) === supplyId)
            if (!supply) return <LostScreen />
            return (
              <div className="form-page stack">
                <div className="page-head">
                  <h1>{supply.name}</h1>
                </div>
                <SupplyForm
                  key={supply.id}
                  supply={supply}
                  save={async (fields) => {
                    await client.supplies.change({ supplyId: supply.id, ...fields })
                    sayOnly('Supply saved', fields.name)
                    refreshSupplies()
                    await back()
                  }}
                />
                <Panel title="Labels for its packs">
                  <PackLabels supply={supply} />
                </Panel>
              </div>
            )
          }}
        </Answer>
      )}
    </div>
  )
}

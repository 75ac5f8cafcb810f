import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { PlanView } from '../../../contract/plan.ts'
import { attempt } from '../../acting.ts'
import { api, client } from '../../api.ts'
import { dayWords } from '../../dates.ts'
import { sayOnly } from '../../done-line.ts'
import { useKeys } from '../../keys.ts'
import { refreshAll } from '../../live.ts'
import { useMe } from '../../me.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { addresses } from '../../routes.tsx'
import { useTitle } from '../../use-title.ts'
import { counted } from '../../words.ts'
import { MailroomLinks } from '../mailroom/MailroomLinks.tsx'
import { AmountMissing } from './AmountMissing.tsx'
import { BegunPackages } from './BegunPackages.tsx'
import { DaysAhead } from './DaysAhead.tsx'
import { PackageLine, type Ask } from './PackageLine.tsx'
import { useIsPlanning } from './planning.ts'
import { PlanTotals } from './PlanTotals.tsx'
import { overTimeWords } from './plan-words.ts'
import { Planning } from './Planning.tsx'
import { Unplanned } from './Unplanned.tsx'
import { WishForm } from './WishForm.tsx'

/** What leaves when, by what, and why; and what another choice would cost. */
export function PlanScreen(): ReactNode {
  useTitle('Mailing plan')
  const plan = useQuery(api.plan.get.queryOptions())
  return (
    <div className="stack">
      <MailroomLinks />
      <Answer to={plan} heading="Mailing plan" what="the plan" lines={10}>
        {(view) => <Plan view={view} />}
      </Answer>
      <p className="soft">
        What packing together has saved, month by month, stands in <Link to={addresses.reports}>Reports</Link>.
      </p>
    </div>
  )
}

function Plan({ view }: { view: PlanView }): ReactNode {
  const { today } = useMe()
  const [ask, setAsk] = useState<Ask | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const isPlanning = useIsPlanning()
  const rows = useRowFocus<HTMLDivElement>()
  const first = view.days.find((one) => one.on === view.firstDay)
  const packages = first?.packages ?? []
  const when = view.firstDay === today ? 'today' : dayWords(view.firstDay, today)

  const begin = async () => {
    const answer = await attempt(async () => {
      const begun = await client.plan.begin({ on: view.firstDay, digest: view.digest })
      sayOnly(`${counted(begun.length, 'package')} begun`, 'They wait at the packing station')
      refreshAll()
    })
    setRefusal(answer?.sentence ?? null)
    if (answer) refreshAll()
  }
  useKeys(packages.length > 0 && ask === null && !isPlanning ? { B: () => void begin() } : {})
  const wishing = ask && (
    <WishForm key={`${ask.kind} ${ask.target.pieceIds.join()}`} ask={ask} view={view} close={() => setAsk(null)} />
  )
  return (
    <div className="stack" ref={rows} aria-busy={isPlanning}>
      <div className="page-head">
        <h1>Mailing plan</h1>
        <PlanTotals view={view} isPlanning={isPlanning} />
      </div>
      {refusal !== null && <Notice kind="warn">{refusal}</Notice>}
      <AmountMissing pieces={view.amountMissing} hasKey={ask === null} />
      <Unplanned lines={view.unplanned} hasKey={ask === null} />
      {!view.totals.hasMinutes && <Notice kind="warn">{overTimeWords(view.totals.overTime, today)}</Notice>}
      <Panel
        title={`To pack ${when} (${packages.length})`}
        isBare
        side={
          isPlanning ? (
            <Planning />
          ) : (
            packages.length > 0 && (
              <PressButton isFirst press={() => void begin()}>
                Begin the packages <KeyCap of="B" />
              </PressButton>
            )
          )
        }
      >
        {packages.length === 0 ? (
          <Empty>Nothing has to leave {when}. What waits stands under its day below.</Empty>
        ) : (
          <ul>
            {packages.map((one) => (
              <PackageLine key={one.key} planned={one} asks={setAsk}>
                {ask?.key === one.key && wishing}
              </PackageLine>
            ))}
          </ul>
        )}
      </Panel>
      <DaysAhead view={view} isPlanning={isPlanning} ask={ask} asks={setAsk} wishing={wishing} />
      {view.begun.length > 0 && <BegunPackages begun={view.begun} />}
    </div>
  )
}

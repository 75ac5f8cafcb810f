import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { TodayView } from '../../../contract/desk.ts'
import { api } from '../../api.ts'
import { dayInFull } from '../../dates.ts'
import { isStaff, useMe } from '../../me.tsx'
import { useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { NewRequestLinks } from '../../parts/NewRequestLinks.tsx'
import { NewRequests } from './NewRequests.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { addresses } from '../../routes.tsx'
import { useTitle } from '../../use-title.ts'
import { counted } from '../../words.ts'
import { AbsenceCards } from './AbsenceCards.tsx'
import { AtTheTable } from './AtTheTable.tsx'
import { ConnectionCards } from './ConnectionCards.tsx'
import { Folds } from './Folds.tsx'
import { MailLine } from './MailLine.tsx'
import { PaperLines } from './PaperLines.tsx'
import { WalkQueues } from './WalkQueues.tsx'
import { Quiet } from './Quiet.tsx'

const titles = {
  trouble: 'Went wrong',
  due: 'Due and late',
  table: 'At the table',
  tell: 'To ask and to tell',
  new: 'To decide',
} as const

/** The day: what needs a person, alike things on one line; what does not, in one line at the end. */
export function TodayScreen(): ReactNode {
  useTitle('Today')
  const me = useMe()
  const today = useQuery(api.desk.today.queryOptions({ enabled: isStaff(me.role) }))
  if (!isStaff(me.role)) return <Navigate to={addresses.requests} replace />
  return (
    <>
      <div className="page-head">
        <h1>{dayInFull(me.today)}</h1>
        {today.data && <span className="soft">{headWords(today.data)}</span>}
        <PasteLink />
        <NewRequestLinks />
      </div>
      <Answer to={today} what="the day" lines={8}>
        {(day) => <Day day={day} />}
      </Answer>
    </>
  )
}

/** Where a system is worked assisted: what its pages say is pasted. */
function PasteLink(): ReactNode {
  const settings = useQuery(api.assisted.settings.queryOptions())
  const navigate = useNavigate()
  const modes = settings.data?.modes
  const isOn = modes !== undefined && Object.values(modes).includes('assisted')
  useKeys(isOn ? { V: () => void navigate({ to: addresses.paste }) } : {})
  return isOn ? (
    <Link className="small-key" to={addresses.paste}>
      Paste a page <KeyCap of="V" />
    </Link>
  ) : null
}

function headWords({ count, staffed }: TodayView): string {
  const staff = staffed ? `staffed ${staffed.from} to ${staffed.until}` : 'nobody is expected at the desk today'
  return `${counted(count, 'thing')} to do · ${staff}`
}

function Day({ day }: { day: TodayView }): ReactNode {
  const rows = useRowFocus<HTMLDivElement>()
  const { expected, toPack, called, leftOut } = day.table
  const isTable = expected + toPack.pieces + called + leftOut > 0
  const known = new Map(day.sections.map((one) => [one.section, one.folds]))
  const shown = (['trouble', 'due', 'table', 'tell', 'new'] as const).filter(
    (section) => known.has(section) || (section === 'table' && isTable),
  )
  return (
    <div className="stack today" ref={rows}>
      <WalkQueues />
      <ConnectionCards />
      <PaperLines papers={day.papers} />
      <AbsenceCards />
      {shown.length === 0 && <NothingToDo />}
      {shown.map((section) => (
        <Panel key={section} title={titles[section]} isBare>
          {section === 'table' && isTable && <AtTheTable table={day.table} />}
          <Folds section={section} folds={known.get(section) ?? []} />
        </Panel>
      ))}
      <MailLine />
      <NewRequests />
      {day.differences > 0 && (
        <p className="quiet">
          <span>
            <Link to={addresses.differences}>{counted(day.differences, 'difference')}</Link>{' '}
            <span className="soft">between ours, Polaris and WorldShare</span>
          </span>
        </p>
      )}
      <Quiet waiting={day.waiting} byItself={day.byItself} />
    </div>
  )
}

function NothingToDo(): ReactNode {
  return (
    <Empty>
      <p>Nothing needs a person. Answers to give, steps to do by hand and what falls due will stand here.</p>
      <Link to={addresses.requests}>All requests</Link>
    </Empty>
  )
}

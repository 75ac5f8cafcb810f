import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMe } from '../../me.tsx'
import { LostScreen } from '../../parts/LostScreen.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { addresses } from '../../routes.tsx'
import { useTitle } from '../../use-title.ts'
import { Assisted } from './Assisted.tsx'
import { Intake } from './Intake.tsx'
import { Forgetting } from './Forgetting.tsx'
import { Mail } from './Mail.tsx'
import { Notices } from './Notices.tsx'
import { Hours } from './Hours.tsx'
import { Office } from './Office.tsx'
import { Paper } from './Paper.tsx'
import { Shipping } from './Shipping.tsx'
import { Staff } from './Staff.tsx'
import { Texts } from './Texts.tsx'
import { Tokens } from './Tokens.tsx'

const parts = {
  staff: 'Accounts',
  tokens: 'Tokens',
  office: 'Office and numbers',
  hours: 'Hours and closed days',
  intake: 'Intake',
  assisted: 'Assisted mode',
  shipping: 'Shipping',
  paper: 'Paper',
  mail: 'Mail',
  notices: 'Notices',
  texts: 'Texts',
  forgetting: 'Forgetting',
} as const
const names = [
  'staff',
  'tokens',
  'office',
  'hours',
  'intake',
  'assisted',
  'shipping',
  'paper',
  'mail',
  'notices',
  'texts',
  'forgetting',
] as const
/** Accounts and tokens are an administrator's; the office's rules also the supervising librarian's. */
const ofLibrarian: readonly string[] = [
  'office',
  'hours',
  'intake',
  'assisted',
  'shipping',
  'paper',
  'notices',
  'texts',
  'forgetting',
]

/** For administrators and, in part, the librarian: who may sign in, which programs may, and the office's own numbers. */
export function SettingsScreen(): ReactNode {
  const { part: written } = useParams({ from: addresses.settings })
  const { role } = useMe()
  const part = names.find((one) => one === written)
  useTitle(part ? parts[part] : 'Staff & settings')
  if (part === undefined) return <LostScreen />
  const mine = names.filter((name) => role === 'administrator' || (role === 'librarian' && ofLibrarian.includes(name)))
  if (!mine.includes(part)) return <Notice kind="warn">Only an administrator changes accounts and settings.</Notice>
  return (
    <div className="stack">
      <nav className="mailroom-links" aria-label="Settings">
        {mine.map((name) => (
          <Link key={name} to={addresses.settings} params={{ part: name }} activeOptions={{ includeSearch: false }}>
            {parts[name]}
          </Link>
        ))}
      </nav>
      <div className="page-head">
        <h1>Staff &amp; settings</h1>
      </div>
      {part === 'staff' && <Staff />}
      {part === 'tokens' && <Tokens />}
      {part === 'office' && <Office />}
      {part === 'hours' && <Hours />}
      {part === 'intake' && <Intake />}
      {part === 'assisted' && <Assisted />}
      {part === 'shipping' && <Shipping />}
      {part === 'paper' && <Paper />}
      {part === 'mail' && <Mail />}
      {part === 'notices' && <Notices />}
      {part === 'texts' && <Texts />}
      {part === 'forgetting' && <Forgetting />}
    </div>
  )
}

import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { LostScreen } from '../../parts/LostScreen.tsx'
import { addresses } from '../../routes.tsx'
import { kinds } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { NewBorrowing } from './NewBorrowing.tsx'
import { NewFacilityLine } from './NewFacilityLine.tsx'
import { NewLending } from './NewLending.tsx'

const titles = {
  borrowing: 'New borrowing request',
  lending: 'New lending request',
  facility: 'New facility line',
} as const

/** The forms with which a request begins. */
export function BeginScreen(): ReactNode {
  const { kind: written } = useParams({ from: addresses.begin })
  const kind = kinds.find((one) => one === written)
  return kind === undefined ? <LostScreen /> : <Begin key={kind} kind={kind} />
}

function Begin({ kind }: { kind: (typeof kinds)[number] }): ReactNode {
  useTitle(titles[kind])
  return (
    <div className="form-page">
      <div className="page-head">
        <h1>{titles[kind]}</h1>
      </div>
      {kind === 'borrowing' && <NewBorrowing />}
      {kind === 'lending' && <NewLending />}
      {kind === 'facility' && <NewFacilityLine />}
    </div>
  )
}

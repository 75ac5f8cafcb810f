import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RequestView } from '../../../contract/request-view.ts'
import { papersFor } from '../../../domain/printing/papers-for.ts'
import { isStaff, useMe } from '../../me.tsx'
import { StateMark } from '../../parts/StateMark.tsx'
import { addresses } from '../../routes.tsx'
import type { RequestSearch } from '../../searches.ts'
import { kindWords, serviceWords } from '../../words.ts'
import { Acts } from './Acts.tsx'
import { AlsoHere } from './AlsoHere.tsx'
import { CannotList } from './CannotList.tsx'
import { Findings } from './Findings.tsx'
import { Lenders } from './Lenders.tsx'
import { Mails } from './Mails.tsx'
import { Messages } from './Messages.tsx'
import { Papers } from './Papers.tsx'
import { OpenSteps } from './OpenSteps.tsx'
import { Pieces } from './Pieces.tsx'
import { Stations } from './Stations.tsx'
import { Story } from './Story.tsx'
import { WhatItIs } from './WhatItIs.tsx'

export interface PanelProps {
  view: RequestView
  search: RequestSearch
  /** Opens and closes panels: they stand in the address. */
  show: (next: RequestSearch) => void
}

export function RequestPage({ view }: { view: RequestView }): ReactNode {
  const search = useSearch({ from: addresses.request })
  const navigate = useNavigate()
  const { role } = useMe()
  const { line } = view
  const show = (next: RequestSearch) =>
    void navigate({
      to: addresses.request,
      params: { requestId: String(line.id) },
      search: { ...search, ...next },
      replace: true,
      resetScroll: false,
    })
  const props = { view, search, show }
  return (
    <>
      <div className="page-head">
        <h1>
          <span className="number">{line.number}</span> <bdi>{line.title}</bdi>
        </h1>
        <span className="soft">
          {kindWords[line.kind]} · {serviceWords[line.service]}
        </span>
        <span title={view.about}>
          <StateMark line={line} />
        </span>
        {isStaff(role) && <AlsoHere requestId={line.id} />}
      </div>
      <Stations stations={view.stations} />
      <div className="request-cols">
        <div className="stack">
          <WhatItIs view={view} />
          {isStaff(role) && papersFor(line.kind, line.service).length > 0 && <Papers view={view} />}
          {view.pieces.length > 0 && <Pieces pieces={view.pieces} />}
        </div>
        <div className="stack to-do">
          {line.kind === 'borrowing' && isStaff(role) && <Findings {...props} />}
          {isStaff(role) && <OpenSteps {...props} />}
          <Acts {...props} />
          {line.kind === 'borrowing' && isStaff(role) && <Lenders {...props} />}
        </div>
        <div className="stack">
          <Story story={view.story} />
          {isStaff(role) && <Mails {...props} />}
          {isStaff(role) && <Messages {...props} />}
        </div>
        <div className="all-cols">
          <CannotList buttons={view.buttons.filter((button) => !button.possible)} />
        </div>
      </div>
    </>
  )
}

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RequestView } from '../../../contract/request-view.ts'
import { Panel } from '../../parts/Panel.tsx'
import { Day, Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { Fact } from './Fact.tsx'
import { WayHome } from './WayHome.tsx'
import { citationWords, kindWords, materialLabel, moneyWords, wordsFor } from '../../words.ts'

const partnerWords = { borrowing: 'From', lending: 'For', facility: 'Facility' } as const

/** The citation, for whom, from whom on which terms, money and days. */
export function WhatItIs({ view }: { view: RequestView }): ReactNode {
  const { line, citation, patron, question } = view
  const current = view.entries.find((entry) => entry.isCurrent)
  return (
    <Panel title="What it is">
      <dl className="facts">
        <Fact name="Title">
          <bdi>{line.title}</bdi>
        </Fact>
        {Object.entries(citation).map(
          ([name, value]) =>
            value !== '' && (
              <Fact key={name} name={citationWords[name] ?? wordsFor(name)}>
                <bdi>{name === 'material' ? materialLabel(value) : value}</bdi>
              </Fact>
            ),
        )}
        {view.eitherService && <Fact name="Wanted as">a loan, or a copy if that will do</Fact>}
        {patron && (
          <Fact name="For">
            {patron.name}{' '}
            <span className="soft">
              card {patron.card}
              {patron.library !== null && `, ${patron.library}`}
            </span>
          </Fact>
        )}
        {view.facilityLine !== null && <Fact name="List and line">{view.facilityLine}</Fact>}
        {line.pickup && <Fact name="Pick-up">{line.pickup.name}</Fact>}
        {line.kind !== 'borrowing' && view.home && <Fact name="Our copy">{view.home.name}</Fact>}
        {line.partner && (
          <Fact name={partnerWords[line.kind]}>
            {line.partner.name}
            {view.partnerNumber !== null && <span className="soft"> their number {view.partnerNumber}</span>}
          </Fact>
        )}
        {view.network.map((one) => (
          <Fact key={one.number} name="In WorldShare">
            <span className="number">{one.number}</span>
            {one.shown !== null && ` ${one.shown}`}
            {one.movesOn && (
              <span className="soft">
                {' '}
                · after <Day on={one.movesOn.lastDay} isShort /> {one.movesOn.then}
              </span>
            )}
          </Fact>
        ))}
        {current && current.conditions.length > 0 && (
          <Fact name="Terms">{current.conditions.map(wordsFor).join(', ')}</Fact>
        )}
        {current && <WayHome terms={current.terms} />}
        {line.dueOn !== null && (
          <Fact name={line.kind === 'borrowing' ? 'Lender’s due date' : 'Due'}>
            <Day on={line.dueOn} isLate={line.isOverdue} />
          </Fact>
        )}
        {view.patronDueOn !== null && (
          <Fact name="Patron’s due date">
            <Day on={view.patronDueOn} />
          </Fact>
        )}
        {view.shelfUntil !== null && (
          <Fact name="On the shelf until">
            <Day on={view.shelfUntil} />
          </Fact>
        )}
        {line.neededBy !== null && (
          <Fact name="Needed by">
            <Day on={line.neededBy} />
          </Fact>
        )}
        {(view.renewals > 0 || view.renewalWish !== null) && (
          <Fact name="Renewals">
            {view.renewals}
            {view.renewalWish !== null && (
              <>
                {' '}
                · wished until <Day on={view.renewalWish} isShort />
              </>
            )}
          </Fact>
        )}
        {view.maxCostCents !== null && <Fact name="At most">{moneyWords(view.maxCostCents, view.currency)}</Fact>}
        {view.owingCents > 0 && <Fact name="Owing">{moneyWords(view.owingCents, view.currency)}</Fact>}
        {view.settled !== null && <Fact name="Settled">{wordsFor(view.settled)}</Fact>}
        {view.reason !== null && <Fact name="Reason">{wordsFor(view.reason)}</Fact>}
        {question && (
          <Fact name={`Open: ${question.to}`}>
            {wordsFor(question.code)}{' '}
            <span className="soft">
              since <Moment at={question.since} />
              {question.until !== null && (
                <>
                  , until <Day on={question.until} isShort />
                </>
              )}
            </span>
          </Fact>
        )}
        {view.linked.map((other) => (
          <Fact key={other.id} name={kindWords[other.kind]}>
            <Link to={addresses.request} params={{ requestId: String(other.id) }}>
              {other.number}
            </Link>{' '}
            <span className="soft">{other.stateLabel}</span>
          </Fact>
        ))}
        <Fact name="Begun">
          <Moment at={line.createdAt} isFull />
        </Fact>
      </dl>
    </Panel>
  )
}

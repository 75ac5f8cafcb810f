import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { useTitle } from '../../use-title.ts'
import { counted } from '../../words.ts'
import { MailroomLinks } from './MailroomLinks.tsx'
import { PieceLine } from './PieceLine.tsx'

/** Pieces that are longer on a leg of their way than is usual, and who answers for them there. */
export function OnTheWayScreen(): ReactNode {
  useTitle('On the way too long')
  const legs = useQuery(api.receiving.onTheWay.queryOptions())
  const rows = useRowFocus<HTMLDivElement>()
  return (
    <div className="stack" ref={rows}>
      <MailroomLinks />
      <div className="page-head">
        <h1>On the way too long</h1>
        <p className="soft">How long is usual on each leg is set in Settings, Office.</p>
      </div>
      <Answer to={legs} what="what is on its way too long" lines={6}>
        {(all) => {
          const late = all.filter((one) => one.pieces.length > 0)
          if (late.length === 0)
            return (
              <Empty>
                Nothing is longer on its way than usual:{' '}
                {all.map((one) => `${one.label.toLowerCase()} ${counted(one.days, 'day')}`).join(', ')}.
              </Empty>
            )
          return late.map((one) => (
            <Panel
              key={one.leg}
              title={one.label}
              isBare
              side={
                <span className="soft small">
                  {counted(one.pieces.length, 'piece')} · usual {counted(one.days, 'day')} · {one.answers}{' '}
                  {one.answers === 'we' ? 'answer' : 'answers'}
                </span>
              }
            >
              <ul>
                {one.pieces.map((piece) => (
                  <PieceLine
                    key={piece.pieceId}
                    requestId={piece.requestId}
                    number={piece.number}
                    title={piece.title}
                    side={
                      <>
                        {counted(piece.days, 'day')}{' '}
                        <span className="soft">
                          since <Moment at={piece.since} />
                        </span>
                      </>
                    }
                  >
                    {piece.piece !== null && <span className="soft"> {piece.piece}</span>}
                    {piece.library !== null && <span className="soft"> · {piece.library}</span>}
                  </PieceLine>
                ))}
              </ul>
            </Panel>
          ))
        }}
      </Answer>
    </div>
  )
}

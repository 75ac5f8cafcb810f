import type { ReactNode } from 'react'
import type { ParcelView } from '../../../contract/packages.ts'
import { Notice } from '../../parts/Notice.tsx'
import { Moment } from '../../parts/When.tsx'
import { counted } from '../../words.ts'

/** That it was lost on its way, and what became of its pieces. */
export function LossNotice({
  loss,
  noClaim,
}: {
  loss: NonNullable<ParcelView['loss']>
  noClaim: string | null
}): ReactNode {
  const { saidAt, foundAt, found, settled, missing } = loss
  const parts = [
    ...(found > 0 ? [`${counted(found, 'piece')} found`] : []),
    ...(settled > 0 ? [`${settled} settled`] : []),
    ...(missing > 0 ? [`${missing} still lost`] : []),
  ]
  return (
    <Notice kind={missing > 0 ? 'warn' : 'note'}>
      {foundAt === null || missing > 0 ? 'Lost on its way, said ' : 'Found again; said to be lost '}
      <Moment at={saidAt} isFull />
      {foundAt !== null && (
        <>
          , found <Moment at={foundAt} isFull />
        </>
      )}
      {parts.length > 1 || settled > 0 ? `: ${parts.join(', ')}.` : '.'}
      {noClaim !== null && ` ${noClaim}`}
    </Notice>
  )
}

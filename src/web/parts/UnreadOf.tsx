import type { ReactNode } from 'react'
import type { Shown } from '../scan/queue.ts'
import { WordsToRead } from './WordsToRead.tsx'

/** What a lender wrote about the piece just scanned and nobody has understood. */
export function UnreadOf({
  shown: { unread, requestId, about },
  hasKeys,
}: {
  shown: Shown
  hasKeys: boolean
}): ReactNode {
  if (unread.length === 0 || requestId === null) return null
  const [title = '', number = ''] = about.split(' · ')
  return <WordsToRead words={unread} of={{ requestId, number, title }} hasKeys={hasKeys} />
}

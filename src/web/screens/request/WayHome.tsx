import type { ReactNode } from 'react'
import type { RequestView } from '../../../contract/request-view.ts'
import { termWords } from '../../../domain/shipping/return-terms.ts'
import { dayWords } from '../../dates.ts'
import { useMe } from '../../me.tsx'
import { Fact } from './Fact.tsx'

/** How the lender wants its piece kept and sent home, its own wording last. */
export function WayHome({ terms }: { terms: RequestView['entries'][number]['terms'] }): ReactNode {
  const { today } = useMe()
  const words = termWords(terms, (day) => dayWords(day, today))
  if (words.length === 0 && terms.printed === null) return null
  return (
    <Fact name="Way home">
      {words.join(' · ')}
      {terms.unread.length > 0 && (
        <span className="open-words">Nobody has read this yet: set what it means, or say that it binds nothing.</span>
      )}
      {terms.printed !== null && <q className="printed-terms">{terms.printed}</q>}
    </Fact>
  )
}

import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { refusalIn } from '../../refusal.ts'

/** A patron's card as it is typed, and whose it is once it has been asked. */
export function useCard() {
  const [card, change] = useState('')
  const [asked, setAsked] = useState('')
  const patron = useQuery(
    api.patrons.find.queryOptions({ input: asked === '' ? skipToken : { card: asked }, staleTime: 0 }),
  )
  return {
    card,
    change,
    ask: (what: string) => setAsked(what.trim()),
    asked,
    patron,
    /** No library system answers and nobody typed this card before: who it is has to be typed. */
    isNew: asked !== '' && asked === card.trim() && refusalIn(patron.error)?.code === 'patron-typed',
  }
}
export type CardAsked = ReturnType<typeof useCard>

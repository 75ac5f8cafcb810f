import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, type ReactNode } from 'react'
import type { Fold } from '../../../contract/desk.ts'
import type { Card } from '../../../contract/work.ts'
import { CardLine } from '../../parts/card/CardLine.tsx'
import { addresses } from '../../routes.tsx'
import { useSteady } from '../../steady.ts'
import { counted } from '../../words.ts'
import { FoldLine } from './FoldLine.tsx'

/** A line for each thing, or for many alike ones; lines keep their places while one works among them. */
export function Folds({ section, folds }: { section: string; folds: readonly Fold[] }): ReactNode {
  const { card: openCard, act, fold: openFold } = useSearch({ from: addresses.today })
  const navigate = useNavigate()
  // The same lines until the folds change: a list that is new at every drawing would be taken for news.
  const lines = useMemo(() => folds.flatMap(linesOf), [folds])
  const steady = useSteady(lines, (line) => line.key)
  const open = (search: { card?: string | undefined; act?: string | undefined; fold?: string | undefined }) =>
    void navigate({ to: addresses.today, search, replace: true, resetScroll: false })
  if (lines.length === 0) return null
  return (
    <>
      {steady.waiting > 0 && (
        <button type="button" className="small-key more-lines" onClick={steady.showAll}>
          Show {counted(steady.waiting, 'new line')}
        </button>
      )}
      <ul aria-label={`${section}; the arrow keys go from line to line`} {...steady.hold}>
        {steady.rows.map(({ item, isGone }) =>
          'fold' in item ? (
            <FoldLine
              key={item.key}
              fold={item.fold}
              isGone={isGone}
              isOpen={openFold === item.fold.key}
              openCard={openCard}
              answering={act ?? null}
              open={open}
            />
          ) : (
            <CardLine
              key={item.key}
              card={item.card}
              isGone={isGone}
              isOpen={openCard === item.key}
              answering={act ?? null}
              open={(isOpen, answering) => open(isOpen ? { card: item.key, act: answering ?? undefined } : {})}
            />
          ),
        )}
      </ul>
    </>
  )
}

type Line = { readonly key: string } & ({ readonly card: Card } | { readonly fold: Fold })

const linesOf = (fold: Fold): readonly Line[] =>
  fold.cards.length > 0 ? fold.cards.map((card) => ({ key: card.key, card })) : [{ key: `fold ${fold.key}`, fold }]

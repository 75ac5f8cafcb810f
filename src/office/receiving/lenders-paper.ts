// The lender's own paper: it stays in the book, or is filed under today's number until its piece goes home.
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { keepPaper } from '../../store/lenders-paper.ts'
import { pieceById } from '../../store/pieces.ts'
import { announce } from '../../store/announce.ts'
import { paperWords } from '../../domain/receiving/paper-words.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { today, type Office } from '../context.ts'

export const putPaper = (
  office: Office,
  pieceId: number,
  paper: 'in_book' | 'filed' | null,
): Promise<Answer<{ readonly words: string | null }>> =>
  allOrNothing(office.store, async (tx) => {
    const piece = await pieceById(tx, pieceId)
    if (!piece) return refuse('piece-unknown')
    const day = today(office)
    // Pressed twice it keeps the number that may be pencilled on it already.
    if (!(paper === 'filed' && piece.paper === 'filed')) await keepPaper(tx, pieceId, paper, day)
    await announce(tx, piece.request_id)
    const now = await pieceById(tx, pieceId)
    return done({ words: now ? paperWords(now, day) : null })
  })

import { mayFollow } from './codes.ts'
import type { Status } from './codes.ts'
import type { Essentials } from './read.ts'
import type { Borrowing } from './store.ts'

/** What is wrong in the sense of a supplier's message, though its form is right. */
export function conductFlaws(borrowing: Borrowing, message: Essentials, told: Status): string[] {
  const { status: now, supplierRequestId: number } = borrowing
  const { reason, answer, dueDate, supplierRequestId } = message
  const says = `${reason ?? ''} ${told}`
  const moves = reason === 'RequestResponse' || reason === 'StatusChange'
  const asksBack = reason === 'CancelResponse' || reason === 'RenewResponse'
  const wrong: [boolean, string][] = [
    [supplierRequestId === undefined, `${says} has no supplyingAgencyRequestId`],
    [number !== undefined && supplierRequestId !== number, `${says} has another supplyingAgencyRequestId`],
    [
      moves && now !== told && !mayFollow[now ?? 'nothing']?.includes(told),
      `${told} cannot follow ${now ?? 'nothing'}`,
    ],
    [reason === 'StatusChange' && now === undefined, 'the first answer is not a RequestResponse'],
    [moves && told === 'Loaned' && dueDate === undefined, `${says} has no due date`],
    [asksBack && answer === undefined, `${says} has no answerYesNo`],
    [!asksBack && answer !== undefined, `${says} answers a question that was not asked`],
    [reason === 'RenewResponse' && answer === 'Y' && dueDate === undefined, 'a renewal without its due date'],
    [reason === 'RenewResponse' && answer === 'Y' && told !== 'Loaned', `a renewal with status ${told}`],
  ]
  return wrong.flatMap(([is, text]) => (is ? [text] : []))
}

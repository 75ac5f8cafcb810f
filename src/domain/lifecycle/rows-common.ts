// Actions that keep the state and that every life knows: notes, questions, money, damage.
import * as change from './changes.ts'
import { questionCodes } from './codes.ts'
import { damages } from '../receiving/damages.ts'
import { cents, code, codes, day, note, optional } from './details.ts'
import { asksFacility, asksMember, asksPatron, countable, hasQuestion, patronOwes } from './guards.ts'
import type { ActionRow } from './table.ts'

/** Rows shared by all lives, for the states given. */
// oxfmt-ignore
export const commonRows = <const S extends string>(open: readonly S[], all: readonly S[]) =>
  ({
    note: {
      label: 'Note', about: 'Write something down for colleagues.', key: 'N', by: ['staff'], from: all, to: 'same', needs: { note: note() }, undo: 'held',
    },
    ask: {
      label: 'Ask', about: 'An open question to somebody; it is a card when its day comes.', by: ['staff', 'office'], from: open, to: 'same',
      needs: { to: code('Whom', ['patron', 'member', 'lender', 'borrower', 'staff']), question: code('What', questionCodes), until: optional(day('Until')), note: optional(note('In your words, for them to read')) },
      sets: [change.openQuestion()], effects: [{ effect: 'patron.ask', when: asksPatron }, { effect: 'member.ask', when: asksMember }, { effect: 'facility.ask', when: asksFacility }], undo: 'held',
    },
    answer: {
      label: 'Answered', about: 'The open question is answered.', onPage: { patron: { label: 'Send the answer' } }, key: 'W', by: ['staff', 'member', 'patron', 'facility'], from: all, to: 'same',
      needs: { note: optional(note()) }, guard: [hasQuestion], sets: [change.closeQuestion], undo: 'held',
    },
    charge: {
      label: 'Charge', about: 'Somebody owes money for it.', by: ['librarian', 'administrator'], from: all, to: 'same',
      needs: { amountCents: cents('Amount') }, guard: [countable], sets: [change.charge], effects: ['patron.tellBill', { effect: 'ils.charge', when: patronOwes }], undo: 'held',
    },
    ilsFailed: {
      label: 'Polaris refused', about: 'Polaris did not do what an act asked of it; a person looks.', by: ['ils', 'office'], from: all, to: 'same',
      sets: [change.openQuestion('staff', 'other')],
    },
  }) as const satisfies Record<string, ActionRow<S>>

/** A piece is damaged; the lender or borrower is told by whoever settles it. */
// oxfmt-ignore
export const damagedRow = <const S extends string>(from: readonly S[]) =>
  ({
    label: 'Damaged', about: 'The piece is damaged; say where and how.', by: ['staff', 'member'], from, to: 'same',
    needs: { damages: optional(codes('What', damages)), note: optional(note()) }, sets: [change.setDamaged], undo: 'held',
  }) as const satisfies ActionRow<S>

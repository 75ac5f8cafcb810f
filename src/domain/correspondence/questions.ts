// An open question as the patron, or a member library, reads it.
import type { questionCodes } from '../lifecycle/codes.ts'

const questions: Readonly<Record<(typeof questionCodes)[number], string>> = {
  more_time: 'Do you need it for longer?',
  accept_terms: 'The library that would send it asks for something first. Do you agree?',
  which_edition: 'Which edition do you want, or will any do?',
  still_wanted: 'Do you still want it?',
  which_first: 'You have asked for several things at once. Which do you want first?',
  which_patron: 'For which of your patrons is it?',
  patron_blocked: 'The card is blocked. Can it be used again?',
  where_is_it: 'Do you have it, or know where it is?',
  recalled: 'Its owner wants it back. When can you bring it?',
  hold_not_filled: 'The copy we wanted could not be had. Would another do?',
  gone_on: 'Another library is being asked for it by now. Is it still wanted from us?',
  waiting_for_copy: 'Every copy is out. Shall we wait for one?',
  other: 'We need to hear from you about it.',
}
const isKnown = (code: string): code is keyof typeof questions => Object.hasOwn(questions, code)

export const questionWords = (code: string): string => questions[isKnown(code) ? code : 'other']

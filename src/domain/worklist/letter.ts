// The mail a colleague sends when a library is reached by hand: one sentence for each step, the request below it,
// and never who it is for.
import type { EffectName } from '../lifecycle/effects.ts'
import { addressLines, codeWords, stepFields, type StepMatter } from './step.ts'

type Says = (m: StepMatter) => string
const until = (day: string | null): string => (day === null ? '' : ` until ${day}`)
const because = (reason: string | null): string => (reason === null ? '' : ` (${codeWords(reason)})`)

// oxfmt-ignore
const sentences: Readonly<Partial<Record<EffectName, Says>>> = {
  'lender.ask':           (m) => (m.service === 'loan' ? 'May we borrow the following item?' : 'May we have a copy of the following?'),
  'lender.askAgain':      () => 'You kindly said on which terms we may ask again. May we have the following item?',
  'lender.remind':        () => 'May we remind you of our request below? An answer, also a no, would help us.',
  'lender.cancel':        () => 'We no longer need the item below. Please cancel our request and let us know that you have.',
  'lender.accept':        () => 'We accept your conditions for the item below. Please send it.',
  'lender.tellReceived':  () => 'The item below has arrived. Thank you.',
  'lender.tellReturned':  () => 'The item below is on its way back to you. Thank you for the loan.',
  'lender.tellForwarded': () => 'As you wished, the item below has been sent on to the library you named.',
  'lender.askRenewal':    (m) => `May we keep the item below longer${until(m.renewalWish)}?`,
  'lender.askStatus':     () => 'Could you tell us where our request below stands?',
  'lender.tell':          () => 'About the item below:',
  'lender.tellLost':      () => 'We are sorry: the item below is lost. Please tell us how you wish to settle it.',
  'borrower.tellWillSupply':    () => 'We will send you the item below.',
  'borrower.tellCondition':     () => 'We would send you the item below on these conditions. Do you accept them?',
  'borrower.tellUnfilled':      (m) => `We are sorry: we cannot supply the item below${because(m.reason)}.`,
  'borrower.tellRetry':         (m) => `We cannot supply the item below now${because(m.reason)}, but you may ask us again.`,
  'borrower.tellShipped':       (m) => `The item below has been sent to you${m.dueOn === null ? '' : `; it is due on ${m.dueOn}`}.`,
  'borrower.tellCopySent':      () => 'The copy below has been sent to you.',
  'borrower.tellRenewed':       (m) => `You may keep the item below longer${until(m.dueOn)}.`,
  'borrower.tellNotRenewed':    (m) => `We are sorry: the item below cannot be renewed${m.dueOn === null ? '' : `; it is due on ${m.dueOn}`}.`,
  'borrower.tellRecall':        (m) => `The item below is needed here. Please send it back now${m.dueOn === null ? '' : `, so that it is here by ${m.dueOn}`}.`,
  'borrower.tellOverdue':       (m) => `The item below was due${m.dueOn === null ? '' : ` on ${m.dueOn}`}. Please send it back.`,
  'borrower.tellCheckedIn':     () => 'The item below has come back to us. Thank you.',
  'borrower.tellSettled':       () => 'The item below will not be returned; the matter is settled and closed.',
  'borrower.tellCancelled':     () => 'As you asked, your request below is cancelled.',
  'borrower.tellNotCancelled':  () => 'It is too late to cancel your request below: it has left us.',
  'borrower.tellStatus':        () => 'You asked where your request below stands:',
  'borrower.tell':              () => 'About the item below:',
}

/** Null for steps that are no message to a library. */
export function stepMail(matter: StepMatter): { to: string | null; subject: string; body: string } | null {
  const says = sentences[matter.name]
  if (!says) return null
  const { office, number, theirNumber } = matter
  const about = stepFields({ ...matter, note: null }).filter(
    (field) => field.label !== 'Lender' && field.label !== 'Library',
  )
  const title = matter.title.length > 100 ? `${matter.title.slice(0, 99)}…` : matter.title
  return {
    to: matter.library?.email ?? null,
    subject: `Interlibrary loan ${theirNumber === null ? number : `${theirNumber} (ours ${number})`}: ${title}`,
    body: [
      says(matter),
      ...(matter.note === null ? [] : ['', matter.note]),
      '',
      ...about.map((field) => `${field.label}: ${field.value}`),
      ...(matter.statusAddress === null ? [] : ['', `Where it stands, and to answer: ${matter.statusAddress}`]),
      '',
      office.name,
      ...addressLines(office.address),
      ...[office.email, office.phone].filter((line) => line !== null),
    ].join('\n'),
  }
}

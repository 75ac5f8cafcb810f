// “Return insured” and the like, whatever the amount: it goes home insured, and for how much is to be asked.
import { carrierWord, wording } from './wordings/parts.ts'
import { isConditional, isNegative, isReport, sentencesOf } from './wordings/sentences.ts'

/** Said plainly: asked of us, for the way back. That it is insured, or for what, asks nothing. `idle`: a person said that these bind nothing. */
export const namesInsurance = (text: string, idle: readonly string[] = []): boolean =>
  sentencesOf(text).some(
    (one) =>
      !idle.includes(one) &&
      insuranceAsked.some((like) => like.test(one)) &&
      !insuranceTold.test(one) &&
      !isReport(one) &&
      !isConditional(one) &&
      !isNegative(one),
  )

const insure = String.raw`\binsur(?:e|ed|ing|ance)\b`
const insuranceAsked: readonly RegExp[] = [
  wording(
    String.raw`\b(?:please|kindly|must|should|shall|needs? to|ha(?:s|ve) to|requires?|return\w*|back|home)\b.*${insure}`,
  ),
  wording(String.raw`${insure}.*\b(?:please|required|needed|requested|mandatory|a must|return\w*|back|home)\b`),
  wording(String.raw`\binsurance\s*:\s*(?:yes|y)\b`),
  wording(String.raw`^(?:(?:and|also)\s+)?insure\b`),
  wording(String.raw`^(?:ship|send|mail|(?:via |by )?${carrierWord})\b[^.]{0,30}\binsured\b`),
]
/** A choice, a value, a cover of theirs, or the way to us. */
const insuranceTold =
  /\b(optional|option|discretion|recommended|encouraged|suggested|none|n\/a|declined|unnecessary|exempt|self-insured|insur(?:ance|ed)\s+value|(?:our|we|us)\b.{0,30}\b(?:is|are|carry|cover\w*|policy|insur\w*)|by us|to you|out(?:going|bound))\b/i

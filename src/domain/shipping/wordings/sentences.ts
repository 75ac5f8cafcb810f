// A note in sentences, as offices write them: with points, semicolons, dashes, bullets or one a line.

export const sentencesOf = (text: string): readonly string[] =>
  text
    // Codes written as words: “NO_RENEWALS”, “LibraryUseOnly”.
    .replaceAll('_', ' ')
    .replaceAll(/\b(?!FedEx\b|WorldShare\b|WorldCat\b)[A-Z][a-z]+(?:[A-Z][a-z]+)+\b/g, (code) =>
      code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' '),
    )
    // A point inside an amount, a day or an abbreviation ends nothing.
    .replaceAll(/\b(U)\.\s?(S)\.(?=\s|$)/gi, 'US')
    .replaceAll(/\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.(?=\s*(?:\d|-|–|to\b|and\b))/gi, '$1')
    .replaceAll(/\b(st|ave|rd|blvd|dr|ln|ste|bldg|rm|dept|attn|inc|no|lib|min|max|ins|req|incl)\.(?=\s)/gi, '$1')
    .split(/(?:[;!?\n\r•*|·▪●]+|\.+(?=\s|$)|(?<=[a-z]{3})\.(?=[A-Z])|(?:^|\s)--+(?:\s|$))/)
    .flatMap(apartAtDashes)
    .map((one) => one.replace(/^(?:[-–—~#>\s]+|\(?\d{1,2}[.)]\s+)+/, '').trim())
    .filter((one) => /[a-z\d]/i.test(one))

/** A dash between blanks parts two sentences, but for the one between two days or two amounts. */
function apartAtDashes(sentence: string): readonly string[] {
  const parts: string[] = []
  let from = 0
  for (const dash of sentence.matchAll(/\s[-–—]\s/g)) {
    const [before, after] = [sentence.slice(from, dash.index), sentence.slice(dash.index + 3)]
    if (endsInDay.test(before) && startsWithDay.test(after)) continue
    parts.push(before)
    from = dash.index + 3
  }
  return [...parts, sentence.slice(from)]
}
const month = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*`
const endsInDay = new RegExp(String.raw`(?:\d(?:st|nd|rd|th)?|\b${month}\.?)\s*$`, 'i')
const startsWithDay = new RegExp(
  String.raw`^\s*(?:\$?\d|${month}\b|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+\S*\d)`,
  'i',
)

const mailless = (sentence: string): string => sentence.replaceAll(/\S*@\S+|\be-?mail\w*/gi, ' ')
const wayWords =
  /\b(return\w*|ship\w*|send\w*|sent|mail(?:ed|ing|er)?s?|deliver\w*|insur\w*|signature|sign|signed|track\w*|trace\w*|packag\w*|pack|packed|packing|repack\w*|box(?:es)?|carton|container|envelope|mailer|label|strap|band|book ?drop|drop ?box|supervis\w*|ups|fedex|usps|dhl|courier|carrier|lost|replacement|postage|closed|hold (?:until|till|on|it|the|this|return\w*))\b/i
/** It speaks of the way home, or of what becomes of a piece that does not come home. */
export const isAboutTheWay = (sentence: string): boolean => wayWords.test(mailless(sentence))

const useWords =
  /\b(renew\w*|non-?renew\w*|photocop\w*|cop(?:y|ies|ied|ying)|scann?(?:ing|ed)?|reproduc\w*|duplicat\w*|photograph\w*|(?:library|house|home|building|reading room|premises)|circulat\w*|due)\b/i
const limitWords =
  /\b(no|not|non|never|only|must|may|cannot|can['’]t|don['’]t|restrict\w*|prohibit\w*|forbid\w*|forbidden|limit\w*|without|permission|due)\b/i
/** It limits what may be done with the piece here. */
export const isAboutUse = (sentence: string): boolean => {
  const plain = sentence.replaceAll(/\bdue to\b/gi, ' ')
  return useWords.test(plain) && limitWords.test(plain)
}

/** Beyond the vocabulary: it forbids something, demands something, or says who alone may use the piece. */
export const isLimit = (sentence: string): boolean =>
  limits.some((like) => like.test(sentence)) && !idleLimits.some((like) => like.test(sentence))
// oxfmt-ignore
const limits = [
  /\b(?:do not|don['’]?t|(?<!\b(?:was|were|has|have|had|is|are|did|i|we)\s)never|avoid|refrain from) (?!(?:(?:need|want|mind|have to|allow any|know|think|have|own|hold|see|worry|hesitate|reply|respond|pay|call|charge|bill|mind)\b))\w/i,
  /\bno (?:(?:more|paper|food|metal|padded|jiffy|bubble|plastic|sticky|rubber|course|class(?:room)?|public|group|electronic|flash|adhesive) ?)*\b(?:staples?|tape|stickers?|post-?its?|clips?|paper ?clips?|bands?|highlight\w*|marks?|marking\w*|writing|pens?|ink|food|drinks?|reserves?|e-?reserves?|classroom use|re-?lend\w*|re-?loan\w*|transfers?|performances?|performance rights|showings?|screenings?|envelopes?|bags?|mailers?|bubble ?wrap|tracing|photos|flash|minors|children|undergraduates?|students|groups?|exhibit\w*|display|handling|substitut\w*|third part\w+)\b/i,
  /\b(?:must|shall|should|may|can)(?: not|n['’]t)\b|\bcannot be\b|\bnot to be\b|\bnot for\b|\b(?:not (?:allowed|permitted)|prohibited|forbidden)\b/i,
  /\b(?<!\b(?:we|i|you)\s)(?:must|has to|have to|needs to be) \w/i,
  /\bkeep\b.*\b(?:together|flat|dry|cool|upright|out of|away|separate|in (?:the|its|order))\b|\b(?:wrap|gloves)\b/i,
  /\b(?:faculty|staff|students?|adults?|graduate\w*|educational|research|classroom|personal|in-person|academic|scholar\w*)\b.*\b(?:only|alone)\b|\bloan only\b/i,
  /\b(?:we|i) (?:need|want|require|must have) (?:it|this|them|these|the \w+)\b|\b(?:needed|wanted|required) back\b/i,
  /\b(?:loan period|loan(?:ed)? (?:until|through|thru|till|ends|expires)|checked out (?:to \w+ )?(?:until|through|till))\b(?=.*\d[/-]\d|.*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i,
]
/** What is said of the library, the fee or the state of the piece. */
const idleLimits = [
  /\b(?:be|been) (?:able|available|a problem|an issue|found|located|sure)\b/i,
  /^\W*(?:we|i|our library|library) (?:do not|don['’]t|cannot|can['’]t) \w+\b(?!.*\b(?:allow|permit|want|accept|let|lend)\b)/i,
  /\b(?:fees?|charges?|invoices?)\b.*\b(?:must|has to|have to) be (?:paid|settled|added)\b/i,
]

export const isConditional = (sentence: string): boolean =>
  /\b(if|unless|except|other than|rather than|but|or else|without|when|only if|instead)\b/i.test(
    sentence
      .replaceAll(/\bif (?:the (?:book|item) is )?lost\b/gi, ' ')
      .replaceAll(/\bif (?:at all )?possible\b/gi, ' ')
      .replaceAll(/\bwithout (?:fail|delay)\b/gi, ' ')
      .replaceAll(
        /\bwhen (?:you are )?(?:done|finished|through|returning|returned|(?:sending|shipping|mailing)(?: (?:it|this|the (?:book|item)))? back)\b/gi,
        ' ',
      ),
  )

/** What the lender did, not what it asks for: “Shipped via UPS 1Z…”. */
export const isReport = (sentence: string): boolean =>
  (/^(?:item |book |this |it |we )?(?:shipped|sent|mailed|dispatched)\b/i.test(sentence) ||
    /\b(?:was|were|been|has|have|we|is being|i)\s+(?:\w+\s+)?(?:shipp?|sen[dt]|mail|insur)(?:ed?|ing)?\b/i.test(
      sentence,
    )) &&
  !/\b(?:return\w*|must|please|require\w*|need\w*|do not|don['’]t|no|closed|due(?! to))\b/i.test(sentence)

/** “Please do not ship during this time”, “no deliveries”, “we are closed”, beside a sentence that named the days. */
export const meansThoseDays = (sentence: string): boolean => thoseDays.some((like) => like.test(sentence))
const thoseDays = [
  /\b(?:do not|don['’]t|no|avoid)\b.*\b(?:return|ship|send|deliver|mail)\w*\b.*\b(?:during|in|over|at|on|between) (?:this|that|these|those) (?:times?|periods?|dates?|days|weeks?)\W*$/i,
  /^(?:please,? )?no (?:deliver(?:y|ies)|returns?|shipments?)(?: please| accepted)?\W*$/i,
  /^(?:(?:the|our|we|library|ILL|office|department|building|campus|as|because|since|for|winter|holiday|christmas|break|recess|will be|is|are) )*closed(?: (?:then|those days|for (?:the )?(?:winter |holiday |christmas )?(?:holidays?|break|recess)))?\W*$/i,
]

export const isNegative = (sentence: string): boolean =>
  /\b(no|non|not|never|don['’]?t|won['’]?t|needn['’]?t|cannot|can['’]t|unable|waived?|none|nor)\b/i.test(sentence)

// Sentences that speak of mailing and ask nothing of us: what lies in the box, which box of how many it is, what it cost to
// send, when it left.
import { dayWritten } from '../read-day-range.ts'
import { wording } from './parts.ts'

const paper = String.raw`(?:forms?|slips?|paper ?work|papers?|pages?|sheets?|letters?|invoices?|bills?|receipts?|notices?|memos?|notes?|lists?|packing (?:slips?|lists?)|payments?|checks?|money|cash)`
const which = String.raw`(?: (?:this|these|the|our|your|any|a|an|enclosed|attached|ILL|request|routing|loan|shipping|packing|ship|pick))*`
const lies = String.raw`(?: (?:is|are|have been|has been))?(?: (?:enclosed|included|attached|inside|provided|supplied|to follow|(?:will be|being) (?:mailed|sent)(?: (?:separately|later))?|(?:in|inside|on|with|at)(?: the)? (?:book|item|box|package|parcel|front|back|reverse|cover|front cover|back cover)))+`
const unit = String.raw`(?:box|package|pkg|parcel|carton|bag|shipment|mailer|envelope|piece|item)`
const number = String.raw`(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)`
const things = String.raw`(?:items?|books?|volumes?|vols?|pieces?|dis[ck]s?|cds?|dvds?|reels?|parts?|maps?)`
const posting = String.raw`(?:return )?(?:shipping|postage|mailing|delivery|shipment)`

/** Of a whole sentence. */
// oxfmt-ignore
const idle: readonly RegExp[] = [
  String.raw`(?:please )?(?:(?:do not|don['’]t|you (?:do not|don['’]t) (?:need|have) to|(?:there is )?no need to|you need not) (?:return|send|mail|ship)(?: (?:back|us|in))*)${which} ${paper}(?: (?:back|to us|with (?:the )?(?:book|item|loan)|with your return))*`,
  String.raw`(?:(?:a|an|the|our|your|postage|prepaid|pre-paid|paid|return|shipping|mailing|address) )*labels?${lies}`,
  String.raw`(?:(?:a|an|the|our|your|return|shipping|packing) )*${paper}${lies}`,
  String.raw`(?:this is )?${unit}\s*#?\s*${number}\s*(?:of|\/)\s*${number}`,
  String.raw`(?:(?:this|the|each|our) )?${unit} contains ${number} ${things}`,
  String.raw`(?:(?:UPS|USPS|FedEx|DHL) )?tracking(?: (?:number|no|info(?:rmation)?))?\s*(?:is\b|:|#|\s)*(?=(?:[A-Z ]*\d){8})[\dA-Z](?: ?[\dA-Z]){7,33}`,
  String.raw`(?:date )?(?:ship(?:ped|ping|ment)?|mail(?:ed|ing)?|sent)(?: date| on)?\s*:?\s*${dayWritten}`,
  String.raw`(?:there (?:is|are) )?no (?:(?:charges?|fees?|costs?) for ${posting}|${posting} (?:charges?|fees?|costs?))`,
  String.raw`(?:free ${posting}|${posting}(?: (?:is|charges?|cost|fee))*\s*:?\s*(?:free|paid|pre-?paid|waived|none|included|\$0(?:\.00)?))`,
  String.raw`(?:please )?allow ${number}(?:\s?(?:-|–|to)\s?${number})? (?:business |working )?(?:days|weeks) for (?:delivery|shipping|shipment|mailing|transit)`,
].map((one) => wording(String.raw`^\W*${one}(?: thanks| thank you)?\W*$`))

/** What carriers do, or did, on the way to us. */
const onItsWay =
  /\b(?:should|will|ought to|expected to) (?:arrive|reach you|be (?:there|delivered|with you))\b|\bdelivered to you\b|\b(?:sorry|apolog\w+|regret\w*)\b.*\b(?:late|delay\w*|slow)\b/i
const asks =
  /\b(?:return\w*|back|must|please|require\w*|need\w*|not|no|don['’]t|insur\w*|sign\w*|only|by us|here|our (?:library|office|hands)|renew\w*|due(?! to))\b/i

export const asksNothing = (sentence: string): boolean =>
  idle.some((like) => like.test(sentence)) || (onItsWay.test(sentence) && !asks.test(sentence))

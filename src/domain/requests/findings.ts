// The findings of intake: each check looks at the facts and says one thing or nothing. Checks of copyright stand in
// copyright.ts.
import type { IntakePolicy } from '../policies/intake-policy.ts'
import { addDays, writeDay } from '../values/days.ts'
import { readIsbn, readIssn } from '../values/standard-numbers.ts'
import { copyrightFindings } from './copyright.ts'
import { asksFor, does, opens, type Finding, type FindingCode, type Way, type Weight } from './finding.ts'
import type { EarlierRequest, IntakeFacts } from './intake-facts.ts'
import { isMaterial, materialWords } from './materials.ts'
import { yearIn } from './year.ts'

type Check = (facts: IntakeFacts, policy: IntakePolicy, today: string) => readonly Finding[]

/** Everything noticed, in the order in which a person would ask. */
export const findingsOf: Check = (facts, policy, today) => checks.flatMap((check) => check(facts, policy, today))

const waiting: Check = ({ question }, _, today) => {
  if (!question) return []
  const until = question.until === null ? '' : ` until ${writeDay(question.until, today)}`
  const whom = question.to === 'staff' ? 'It was put aside' : `Waiting for the ${question.to}`
  return [
    finding('waiting', 'stops', `${whom}${until}: ${question.code.replaceAll('_', ' ')}.`, [
      does('Answered', 'answer'),
    ]),
  ]
}

const patronKnown: Check = ({ patron, strangeCard, forFacility }) => {
  if (forFacility) return []
  if (!patron && strangeCard === 'new')
    return [finding('patron-unknown', 'says', 'The card is new: it is kept with the name typed at it.', [], 'card')]
  if (!patron)
    return [
      finding(
        'patron-unknown',
        'look',
        strangeCard === null
          ? 'No patron is named: it is for nobody.'
          : 'Nobody has this card in the library system: look at the number.',
        [
          does('Ask the library who', 'ask', { to: 'member', question: 'which_patron' }),
          refuseFor('Refuse: not enough to go on', 'incomplete'),
        ],
        'card',
      ),
    ]
  return patron.isBlocked
    ? [
        finding(
          'patron-blocked',
          'look',
          'The patron is blocked in the library system.',
          [
            does('Ask their library', 'ask', { to: 'member', question: 'patron_blocked' }),
            refuseFor('Refuse: blocked', 'blocked'),
          ],
          'card',
        ),
      ]
    : []
}

const tooManyActive: Check = ({ patron }, { activeRequests }) =>
  patron && patron.active > activeRequests
    ? [
        finding(
          'too-many-active',
          'look',
          `With this one the patron waits for ${patron.active}; the office allows ${activeRequests}.`,
          [
            does('Ask the patron which first', 'ask', { to: 'patron', question: 'which_first' }),
            refuseFor('Refuse: too many', 'policy'),
          ],
          'card',
        ),
      ]
    : []

const shownCopies = 3
const ownedInSystem: Check = ({ service, copies, holdFailedOn }, _, today) => {
  const failed =
    holdFailedOn === null
      ? []
      : [
          finding(
            'hold-failed',
            'says',
            `A hold in the system was tried and failed on ${writeDay(holdFailedOn, today)}.`,
            [],
          ),
        ]
  if (service === 'copy' || !copies || copies.length === 0) return failed
  const named = copies.slice(0, shownCopies).map((one) => `${one.library}${one.isIn ? ' (in)' : ' (out)'}`)
  const more = copies.length > shownCopies ? ` and ${copies.length - shownCopies} more` : ''
  return [
    finding(
      'owned-in-system',
      holdFailedOn === null ? 'look' : 'says',
      `Owned in the system: ${named.join(', ')}${more}.`,
      [does('Place a hold and watch it', 'placeHold'), refuseFor('Refuse: we own it', 'owned')],
      'title',
    ),
    ...failed,
  ]
}

const askedBefore: Check = ({ earlier }) => {
  const own = earlier.filter((one) => one.isSamePatron)
  const others = earlier.filter((one) => !one.isSamePatron && one.isOpen)
  const [first] = own
  const [other] = others
  return [
    ...(first
      ? [
          finding(
            'asked-before',
            first.isOpen ? 'look' : 'says',
            `The same patron asked for it before: ${told(first)}.`,
            [
              opens(`Open ${first.number}`, first.requestId),
              ...(first.isOpen ? [refuseFor('Refuse: asked already', 'duplicate')] : []),
            ],
            'title',
          ),
        ]
      : []),
    ...(other
      ? [
          finding(
            'asked-by-another',
            'says',
            `Another patron has asked for it: ${told(other)}${others.length > 1 ? ` and ${others.length - 1} more` : ''}.`,
            [opens(`Open ${other.number}`, other.requestId)],
            'title',
          ),
        ]
      : []),
  ]
}
const told = ({ number, stateLabel }: EarlierRequest): string => `${number}, at “${stateLabel}”`

const excludedMaterial: Check = ({ citation }, { excludedMaterials }) => {
  const material = citation['material'] ?? ''
  return isMaterial(material) && excludedMaterials.includes(material)
    ? [
        finding(
          'excluded-material',
          'look',
          `The office does not borrow ${materialWords[material]}.`,
          [refuseFor('Refuse: against policy', 'policy')],
          'material',
        ),
      ]
    : []
}

const publishedThisYear: Check = ({ service, citation }, { excludesThisYear }, today) =>
  excludesThisYear && service === 'loan' && yearIn(citation['year']) === Number(today.slice(0, 4))
    ? [
        finding(
          'published-this-year',
          'look',
          'It was published this year: few libraries lend what is new.',
          [refuseFor('Refuse: against policy', 'policy')],
          'year',
        ),
      ]
    : []

const badNumbers: Check = ({ citation }) => {
  const isbn = readIsbn(citation['isbn'] ?? '')
  const issn = readIssn(citation['issn'] ?? '')
  const wrong = (code: 'bad-isbn' | 'bad-issn', name: string, field: string): Finding =>
    finding(
      code,
      'look',
      `The ${name} ${citation[field] ?? ''} does not add up: a digit may be wrong. It is kept as it came.`,
      [
        asksFor(`Correct the ${name}`, 'correct'),
        does('Ask the patron', 'ask', { to: 'patron', question: 'which_edition' }),
      ],
      field,
    )
  return [
    ...(isbn && !isbn.addsUp ? [wrong('bad-isbn', 'ISBN', 'isbn')] : []),
    ...(issn && !issn.addsUp ? [wrong('bad-issn', 'ISSN', 'issn')] : []),
  ]
}

const neededTooSoon: Check = ({ neededBy, firstLender }, { usualDays }, today) => {
  if (neededBy === null) return []
  const known = firstLender?.usualDays ?? null
  const here = addDays(today, known ?? usualDays)
  if (here <= neededBy) return []
  const why =
    firstLender && known !== null
      ? `${firstLender.name} usually takes ${known} days`
      : `it usually takes ${usualDays} days`
  return [
    finding(
      'needed-too-soon',
      'look',
      `Needed by ${writeDay(neededBy, today)}, but here about ${writeDay(here, today)}: ${why}.`,
      [
        does('Ask the patron whether later will do', 'ask', { to: 'patron', question: 'still_wanted' }),
        asksFor('Change the day', 'edit'),
      ],
      'neededBy',
    ),
  ]
}

const lenderChosen: Check = ({ firstLender }) =>
  firstLender
    ? []
    : [
        finding(
          'no-lender',
          'stops',
          'No lender has been chosen.',
          [asksFor('Choose lenders', 'setLenders')],
          'lenders',
        ),
      ]

const checks: readonly Check[] = [
  waiting,
  patronKnown,
  tooManyActive,
  ownedInSystem,
  askedBefore,
  excludedMaterial,
  publishedThisYear,
  badNumbers,
  neededTooSoon,
  copyrightFindings,
  lenderChosen,
]

const refuseFor = (label: string, reason: string): Way => does(label, 'refuse', { reason })
function finding(
  code: FindingCode,
  weight: Weight,
  sentence: string,
  ways: readonly Way[],
  field: string | null = null,
): Finding {
  return { code, weight, sentence, ways, field }
}

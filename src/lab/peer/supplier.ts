import { lenderByChance } from './chance.ts'
import { durationOf, sendAnswer } from './house.ts'
import type { House } from './house.ts'
import type { Essentials } from './read.ts'
import { namedScenario, readSupplierScenario } from './scenarios.ts'
import type { SupplierScenario } from './scenarios.ts'
import { mistaken, understood } from './store.ts'
import type { Lending, Verdict } from './store.ts'
import { nextStep, play } from './supplier-story.ts'

/** A request comes in: a new one, another try, or a reminder. */
export function takeRequest(house: House, message: Essentials): Verdict {
  switch (message.requestType) {
    case 'Retry':
      return takeRetry(house, message)
    case 'Reminder':
      return takeReminder(house, message)
    default:
      return takeNew(house, message)
  }
}

/** Reads the scenario of a request not seen before, so that its faults can befall the very first post. */
export function expectRequest(house: House, message: Essentials): void {
  if (message.kind !== 'request' || message.requestType !== 'New' || house.lendings.has(message.id)) return
  const { scenario, seed = 1 } = house.options
  const text =
    namedScenario(message.note, message.title) ?? scenario ?? lenderByChance(seed, message.id, message.service)
  openLending(house, message, text, readSupplierScenario(text))
}

function takeNew(house: House, message: Essentials): Verdict {
  const lending = house.lendings.get(message.id)
  if (!lending || lending.accepted) return mistaken('UnrecognisedDataValue', 'requestingAgencyRequestId')
  lending.accepted = true
  return { ok: true, then: () => play(house, lending) }
}

function takeRetry(house: House, message: Essentials): Verdict {
  const earlier = house.lendings.get(message.previousId ?? message.id)
  if (earlier?.status !== 'RetryPossible') return mistaken('UnrecognisedDataValue', 'requestType')
  if (earlier.retryAfter && house.clock.now() < earlier.retryAfter) {
    return mistaken('UnrecognisedDataValue', 'requestType')
  }
  if (message.id !== earlier.id && house.lendings.has(message.id)) {
    return mistaken('UnrecognisedDataValue', 'requestingAgencyRequestId')
  }
  const lending = openLending(house, message, ...storyOfRetry(earlier, message))
  lending.accepted = true
  return { ok: true, then: () => play(house, lending) }
}

/** The story of the first try goes on, unless the new one tells its own. */
function storyOfRetry(earlier: Lending, message: Essentials): [string, SupplierScenario] {
  const own = namedScenario(message.note, message.title)
  if (own !== undefined && own !== earlier.scenarioText) return [own, readSupplierScenario(own)]
  const rest = earlier.scenario.steps
  const steps = rest.length > 0 ? rest : readSupplierScenario('WILLSUPPLY LOANED').steps
  return [earlier.scenarioText, { ...earlier.scenario, steps }]
}

function takeReminder(house: House, message: Essentials): Verdict {
  const lending = house.lendings.get(message.id)
  if (!lending?.accepted) return mistaken('UnrecognisedDataValue', 'requestingAgencyRequestId')
  const remind = (): void => {
    const { status, dueAt, silent } = lending
    if (status && !silent) void sendAnswer(house, lending, { reason: 'RequestResponse', status, dueDate: dueAt })
  }
  if (lending.silent) return understood
  return { ok: true, then: () => void house.clock.after(durationOf(house, 'answer a reminder', lending.id), remind) }
}

function openLending(house: House, message: Essentials, text: string, scenario: SupplierScenario): Lending {
  for (const word of scenario.unknown) {
    house.complain({ about: 'conduct', text: `the scenario has an unknown word: ${word}`, flaws: [], body: text })
  }
  // A retry under the old number stays the same matter for us.
  const before = house.lendings.get(message.id)
  const number = String(house.lendings.size + 1)
  const lending: Lending = {
    role: 'supplier',
    id: message.id,
    requester: message.requester,
    ownId: before?.ownId ?? `${house.options.symbol.value}-${number.padStart(5, '0')}`,
    title: message.title ?? '',
    service: message.service ?? 'Loan',
    status: undefined,
    dueAt: undefined,
    itemId: `39${number.padStart(12, '0')}`,
    retryAfter: undefined,
    maximumCost: message.maximumCost,
    heard: message.note,
    scenarioText: text,
    scenario,
    waitsForWord: false,
    silent: false,
    received: false,
    returned: false,
    renewalsAsked: 0,
    cancelsAsked: 0,
    numberKnownAt: before?.numberKnownAt,
    answered: false,
    accepted: false,
    stop: () => undefined,
  }
  house.lendings.set(message.id, lending)
  nextStep(house, lending)
  return lending
}

// Copies from elsewhere: articles that come as files, are looked at and handed on.
import type { Hand } from '../hand.ts'
import type { Story } from '../teller.ts'
import { sent } from './borrow.ts'
import { movedOn, saysNo } from './borrow-asking.ts'

async function* came(t: Hand): Story {
  yield t.later(t.chance.between(1, 3))
  await t.act('copyCame', { supplierNumber: `DOC-${t.chance.between(1000, 9999)}` })
}
async function* delivered(t: Hand): Story {
  yield t.later(t.chance.between(0, 1))
  await t.act('deliver')
  if (t.chance.happens(0.2)) {
    yield t.later(5)
    await t.act('close')
  }
}
export async function* plainCopy(t: Hand): Story {
  yield* sent(t)
  yield* came(t)
  yield* delivered(t)
}
export async function* copyFromSecond(t: Hand): Story {
  yield* sent(t)
  yield* saysNo(t)
  yield* came(t)
  yield* delivered(t)
}
export async function* badCopy(t: Hand): Story {
  yield* sent(t)
  yield* came(t)
  yield t.later(0)
  await t.act('askResend', { note: 'Page 4 is missing.' })
  yield* came(t)
  yield* delivered(t)
}
export async function* copyOnTerms(t: Hand): Story {
  yield* sent(t)
  yield t.later(1)
  await t.act('condition', { costCents: 1200, currency: 'USD' })
  yield t.later(1)
  const accepted = t.chance.happens(0.7)
  await t.act(accepted ? 'accept' : 'decline')
  yield* came(t)
  if (accepted) await t.act('charge', { amountCents: 1200 }, t.place.people.librarian)
  yield* delivered(t)
}
export async function* copyAskedAgain(t: Hand): Story {
  yield* sent(t)
  yield t.later(1)
  await t.act('retryPossible', { retryReason: 'NotFoundAsCited' })
  yield t.later(1)
  await t.act('edit', { neededBy: t.day(30) })
  await t.act('retry')
  yield* came(t)
  yield* delivered(t)
}
export async function* noCopy(t: Hand): Story {
  yield* sent(t)
  yield* saysNo(t)
  yield* saysNo(t)
  yield t.later(1)
  await t.act('giveUp')
}
export async function* copyCancelled(t: Hand): Story {
  if (t.chance.happens(0.5)) yield* sent(t)
  yield t.later(1)
  await t.act('cancel')
  if ((await t.state()) === 'closed') return
  yield t.later(1)
  if (t.chance.happens(0.7)) await t.act('cancelled')
  else {
    await t.act('cancelRefused')
    yield* came(t)
    yield* delivered(t)
  }
}
/** Words about a copy that move nothing. */
export async function* copyTwice(t: Hand): Story {
  yield* sent(t)
  yield t.later(1)
  await t.act('logged')
  await t.act('tellLender', { note: 'Black and white will do.' })
  await t.act('expects')
  await t.act('askStatus')
  const lender = { kind: 'lender', id: String((await t.entry(0)).libraryId) } as const
  await t.act('statusTold', {}, lender)
  await t.act('lenderNote', {}, lender)
  await t.act('remind')
  await t.act('willSupply')
  yield* came(t)
  yield* delivered(t)
}
/** Nothing is heard; the second sends it, then the first as well. */
export async function* copyFromBoth(t: Hand): Story {
  yield* sent(t)
  yield* movedOn(t)
  yield* came(t)
  yield t.later(1)
  await t.act('copyCame', { entryId: (await t.entry(0)).id })
  yield* delivered(t)
}
export async function* copyNewString(t: Hand): Story {
  yield t.later(0)
  await t.act('ask', { to: 'patron', question: 'still_wanted' })
  yield t.later(1)
  await t.answered('Yes, please.')
  await t.act('correct', { pages: '1-20' })
  await t.act('sayCopyright', { compliance: 'ccl' })
  await t.act('setLenders', { lenders: [t.chance.pick(t.place.lenders)] })
  await t.act('send')
  yield t.later(0)
  await t.act('sendFailed', { reason: 'No such address' })
  yield t.later(1)
  await t.act('expire')
}
export async function* copyRefused(t: Hand): Story {
  yield t.later(1)
  await t.act('note', { note: 'The whole issue would be more than a copy.' })
  await t.act('refuse', { reason: 'policy' })
}

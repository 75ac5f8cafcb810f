// Many alike steps for one system: the numbers they are called up by there, to be copied as a list or scanned off the screen.
import { calledUpBy } from '../../domain/assisted/screens.ts'
import { pageAddress } from '../../domain/assisted/systems.ts'
import { effectRow, isEffectName } from '../../domain/lifecycle/effects.ts'
import { refuse, done, type Answer } from '../../domain/refusal.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { stepsForPeople } from '../../store/worklist.ts'
import type { Office } from '../context.ts'
import { screenHere } from '../worklist/step-cards.ts'
import { matterOf } from '../worklist/step-matter.ts'

export async function batchOf(office: Office, alike: string) {
  const name = alike.replace(/^(step|failed):/, '')
  if (!isEffectName(name)) return refuse('effect-not-found')
  const isFailed = alike.startsWith('failed:')
  const steps = (await stepsForPeople(office.store.db)).filter(
    (step) =>
      step.name === name && (step.effect_state === 'given_up') === isFailed && screenHere(office, step, name) !== null,
  )
  const [first] = steps
  const here = first ? screenHere(office, first, name) : null
  if (here === null || 'nothing' in here.screen) return refuse('effect-not-found')
  const { system, screen } = here
  const items = steps.flatMap((step) => {
    const code = calledUpBy(screen, matterOf(office, step, name))
    return code === null
      ? []
      : [{ effectId: step.effect_id, requestId: step.id, number: writeNumber(step.number), title: step.title, code }]
  })
  const pages = office.assisted?.().settings[system].pages ?? {}
  const none = { number: null, card: null, barcode: null }
  return done({
    system,
    words: effectRow(name).words,
    screen: screen.name,
    menu: screen.menu,
    address: pageAddress(pages.home, none) ?? pageAddress(pages[screen.page], none),
    items,
    without: steps.length - items.length,
  }) satisfies Answer<unknown>
}

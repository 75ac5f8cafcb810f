// The card of one step: what is to be done outside, with the fields to copy or the mail to send, and its keys.
import type { EffectName, EffectRow } from '../../domain/lifecycle/effects.ts'
import { lifeOf } from '../../domain/lifecycle/lives.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import type { Card, CardKey } from '../../domain/worklist/card.ts'
import { lenderAnswers, openKey } from '../../domain/worklist/card-keys.ts'
import { stepFields, type StepMatter } from '../../domain/worklist/step.ts'
import { leftScreenOf, screenFields, screenOf, type ScreenRow } from '../../domain/assisted/screens.ts'
import { pageAddress, type AssistedSystem } from '../../domain/assisted/systems.ts'
import type { StepForPerson } from '../../store/worklist.ts'
import { mailOf } from '../correspondence/step-mail.ts'
import type { Office } from '../context.ts'
import { matterOf } from './step-matter.ts'

export function stepCard(office: Office, step: StepForPerson, row: EffectRow, name: EffectName): Card {
  const failed = step.effect_state === 'given_up'
  const matter = matterOf(office, step, name)
  const shown = fieldsAndScreen(office, step, name, matter)
  return {
    key: `step:${step.effect_id}`,
    kind: failed ? 'failed_step' : 'step',
    requestId: step.id,
    number: writeNumber(step.number),
    title: step.title,
    section: failed ? 'trouble' : row.port === 'ils' ? 'table' : 'tell',
    alike: { key: `${failed ? 'failed' : 'step'}:${name}`, words: failed ? `${row.words}: it failed` : row.words },
    words: row.words.replace(/the (lender|borrower)\b/, step.library_name ?? 'the $1'),
    why: shown.why ?? whyHere(step),
    since: step.since.toISOString(),
    until: null,
    by: null,
    isLate: false,
    effectId: step.effect_id,
    ...shown,
    mail: shown.assist ? null : mailOf(office, step),
    keys: [
      ...outsideAsks(step),
      ...stepKeys(row, failed, canMail(office, step), step.error !== null && hasConnector(row, step)),
      ...answers(step, name),
      openKey,
    ],
  }
}

/** What the system outside asks is answered right here; the step goes on with the answer. */
const outsideAsks = (step: StepForPerson): CardKey[] =>
  (step.asks?.answers ?? []).map(({ key, label, value }) => ({
    key,
    label,
    does: 'answer',
    action: null,
    answer: value,
    needsMore: false,
    isOurs: false,
  }))
/** The system a step belongs to, where it is worked assisted. */
export function assistedIn(office: Office, step: Pick<StepForPerson, 'port' | 'channel'>): AssistedSystem | null {
  const system =
    step.port === 'ils' ? 'polaris' : step.port === 'partner' && step.channel === 'worldshare' ? 'worldshare' : null
  return system !== null && office.assisted?.().modes[system] === 'assisted' ? system : null
}

/** The connection is on and has no call for this, or not for the rest of it: a person goes on in Polaris' own screen. */
const isLeftByPolaris = (office: Office, step: StepForPerson): boolean =>
  step.port === 'ils' && step.error !== null && step.asks === null && office.assisted?.().modes.polaris === 'api'

/** In which screen a person does it there; null: it is not done in theirs side by side with ours. */
export function screenHere(
  office: Office,
  step: StepForPerson,
  name: EffectName,
): { readonly system: AssistedSystem; readonly screen: ScreenRow } | null {
  const isLeft = isLeftByPolaris(office, step)
  const system = isLeft ? 'polaris' : assistedIn(office, step)
  const screen = system === null ? null : isLeft ? leftScreenOf(name) : screenOf(system, name)
  return system === null || screen === null ? null : { system, screen }
}

/** The fields as the other system asks for them where it is worked there, else in their usual order. */
function fieldsAndScreen(
  office: Office,
  step: StepForPerson,
  name: EffectName,
  matter: StepMatter,
): Pick<Card, 'fields' | 'assist'> & { readonly why?: string } {
  const here = screenHere(office, step, name)
  if (here === null) return { fields: stepFields(matter), assist: null }
  const { system, screen } = here
  if ('nothing' in screen) return { fields: [], assist: null, why: screen.nothing }
  const pages = office.assisted?.().settings[system].pages ?? {}
  const blanks = { number: matter.networkNumber, card: matter.patronCard, barcode: matter.barcode }
  return {
    fields: screenFields(screen, matter),
    assist: {
      system,
      screen: screen.name,
      menu: screen.menu,
      address: pageAddress(pages[screen.page], blanks) ?? pageAddress(pages.home, blanks),
      givesBack: screen.givesBack ?? null,
    },
  }
}

function whyHere(step: StepForPerson): string {
  if (step.error !== null) return step.error
  if (step.port === 'mail') return 'Mail is not set up, or no address is known: it is told another way.'
  if (step.port === 'ils') return 'No library system is connected for this: it is done by hand.'
  if (step.channel === 'worldshare') return 'WorldShare is not connected: it is done there by hand.'
  return `${step.library_name ?? 'The library'} is reached by hand.`
}

/** A library reached by hand may get the card’s text by mail, when mail is set up and its address is known. */
const canMail = (office: Office, step: StepForPerson): boolean =>
  step.port === 'partner' && step.library_email !== null && office.correspondence.mailer.isOn()

/** The library system, or the network a library is reached by. */
const hasConnector = (row: EffectRow, step: StepForPerson): boolean =>
  row.port === 'ils' || (row.port === 'partner' && step.channel === 'worldshare')

function stepKeys(row: EffectRow, failed: boolean, canMail: boolean, leftByConnector: boolean): CardKey[] {
  const done: CardKey = {
    key: row.byHand.key,
    label: row.byHand.label,
    does: 'done',
    action: null,
    needsMore: false,
    isOurs: true,
  }
  const skip: CardKey = { key: 'S', label: 'Leave it out', does: 'skip', action: null, needsMore: true, isOurs: true }
  const mail: CardKey = { key: 'M', label: 'Send by mail', does: 'mail', action: null, needsMore: false, isOurs: true }
  const keys = canMail ? [mail, done, skip] : [done, skip]
  // What a connector left to a person can be given back to it.
  return failed || leftByConnector
    ? [{ key: 'A', label: 'Try again', does: 'again', action: null, needsMore: false, isOurs: true }, ...keys]
    : keys
}

/** A lender that is asked by telephone or mail may answer while the card is open. */
function answers(step: StepForPerson, name: EffectName): CardKey[] {
  if (!/^lender\.(ask|remind)/.test(name) || step.channel !== 'by_hand' || step.entry_state === null) return []
  return lenderAnswers(lifeOf(step), step.state, step.entry_state)
}

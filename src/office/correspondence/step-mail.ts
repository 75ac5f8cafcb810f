// The mail of one step, as a card shows it and as it is sent, by the office's texts: to a patron, a member library, or
// a partner who is reached by hand.
import type { Blanks } from '../../domain/correspondence/fields.ts'
import { fillTemplate } from '../../domain/correspondence/fill.ts'
import { letterBlanks, letterOf } from '../../domain/correspondence/letter-blanks.ts'
import { questionWords } from '../../domain/correspondence/questions.ts'
import { isTemplateName } from '../../domain/correspondence/templates.ts'
import { effectRow, isEffectName, type MailTo } from '../../domain/lifecycle/effects.ts'
import { writeDayIn } from '../../domain/values/days.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { stepById, type StepForPerson } from '../../store/worklist.ts'
import { today, type Office } from '../context.ts'
import { matterOf } from '../worklist/step-matter.ts'
import { senderOf, templateOf } from './correspondence.ts'

export interface StepMail {
  readonly to: string | null
  readonly subject: string
  readonly body: string
}

export async function mailOfStep(office: Office, effectId: number): Promise<StepMail | null> {
  const step = await stepById(office.store.db, effectId)
  return step ? mailOf(office, step) : null
}

export function mailOf(office: Office, step: StepForPerson): StepMail | null {
  if (!isEffectName(step.name)) return null
  const told = effectRow(step.name).mail
  if (!told) return letter(office, step)
  if (!isTemplateName(step.name)) return null
  if (told.to === 'patron' && step.patron_card === null) return null
  const language = told.to === 'patron' ? step.patron_language : null
  const filled = fillTemplate(
    templateOf(office.correspondence, step.name, language),
    blanksOf(office, step, told.to, language),
  )
  return { to: told.to === 'patron' ? step.patron_email : step.library_email, ...filled }
}

function letter(office: Office, step: StepForPerson): StepMail | null {
  if (!isEffectName(step.name)) return null
  const matter = matterOf(office, step, step.name)
  const name = letterOf(matter)
  if (name === null) return null
  return {
    to: matter.library?.email ?? null,
    ...fillTemplate(templateOf(office.correspondence, name), letterBlanks(matter)),
  }
}

function blanksOf(office: Office, step: StepForPerson, to: MailTo, language: string | null): Blanks {
  const origin = office.correspondence.origin()
  const day = (on: string | null): string => (on === null ? '' : writeDayIn(language, on, today(office)))
  const question = step.codes['question']
  return {
    title: step.title,
    number: writeNumber(step.number),
    // Of a patron's mail the step's library may be the lender, which is nothing to them.
    library: (to === 'patron' ? step.pickup_name : (step.library_name ?? step.pickup_name)) ?? 'your library',
    until: day(step.shelf_until),
    due: day(step.patron_due_on ?? step.due_on),
    question: typeof question === 'string' ? questionWords(question) : '',
    note: step.note ?? '',
    page: origin === null ? '' : `${origin}/my`,
    ...senderOf(office),
  }
}

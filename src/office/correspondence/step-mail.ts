// The mail of one step, as a card shows it and as it is sent: to a patron or a member library by the office's texts, to
// a partner by the card's own.
import { fillTemplate, isTemplateName } from '../../domain/correspondence/templates.ts'
import { questionWords } from '../../domain/correspondence/questions.ts'
import { effectRow, isEffectName } from '../../domain/lifecycle/effects.ts'
import { writeDay } from '../../domain/values/days.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { stepMail } from '../../domain/worklist/letter.ts'
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
  if (!told) return stepMail(matterOf(office, step, step.name))
  if (!isTemplateName(step.name)) return null
  if (told.to === 'patron' && step.patron_card === null) return null
  const { subject, body } = fillTemplate(templateOf(office.correspondence, step.name), blanksOf(office, step))
  return { to: told.to === 'patron' ? step.patron_email : step.library_email, subject, body }
}

function blanksOf(office: Office, step: StepForPerson): Readonly<Record<string, string>> {
  const origin = office.correspondence.origin()
  const day = (word: string, on: string | null): string => (on === null ? '' : `${word} ${writeDay(on, today(office))}`)
  const question = step.codes['question']
  return {
    title: step.title,
    number: writeNumber(step.number),
    library: step.pickup_name ?? step.library_name ?? 'your library',
    until: day(' until', step.shelf_until),
    due: day(' by', step.patron_due_on ?? step.due_on),
    question: typeof question === 'string' ? questionWords(question) : '',
    note: step.note ?? '',
    page: origin === null ? '' : `See it, answer or cancel: ${origin}/my`,
    ...senderOf(office),
  }
}

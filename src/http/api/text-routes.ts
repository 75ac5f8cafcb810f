import type { TextLine, TextView } from '../../contract/texts.ts'
import { fields } from '../../domain/correspondence/fields.ts'
import { fillTemplate } from '../../domain/correspondence/fill.ts'
import { isLanguage, languageNames, languages } from '../../domain/correspondence/languages.ts'
import { madeUpBlanks } from '../../domain/correspondence/made-up.ts'
import {
  faultOfText,
  isTemplateName,
  mayBeIn,
  templateIn,
  templateNames,
  textKey,
  textRow,
  type TemplateName,
} from '../../domain/correspondence/templates.ts'
import { refuse } from '../../domain/refusal.ts'
import { writeDayIn } from '../../domain/values/days.ts'
import { today, type Office } from '../../office/context.ts'
import { senderOf } from '../../office/correspondence/correspondence.ts'
import { templateChanges } from '../../store/templates.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os } from './base.ts'

const changesShown = 30

export const textRoutes = {
  list: os.texts.list.handler(({ context: { office } }) => templateNames.map((name) => lineOf(office, name))),
  get: os.texts.get.handler(({ input, context: { office } }) => viewOf(office, nameIn(input), input.language)),
  preview: os.texts.preview.handler(({ input, context: { office } }) => {
    const name = nameIn(input)
    const { language, subject, body } = input
    const fault = faultOfText(name, { subject, body })
    if (fault) throw refusalError(fault)
    const { to } = textRow(name)
    const page = `${office.correspondence.origin() ?? 'https://ill.example.org'}${to === 'patron' ? '/my' : '/status/made-up'}`
    const blanks = madeUpBlanks(to, (on) => writeDayIn(language, on, today(office)), page)
    return fillTemplate({ subject, body }, { ...blanks, ...senderOf(office) })
  }),
  change: os.texts.change.handler(async ({ input, context: { office, settings, person } }) => {
    const kind = nameIn(input)
    const { language, subject, body, after } = input
    const text = { subject: subject.trim(), body: body.trim() }
    const change = { kind, language, text, after, staffId: person.userId, now: office.clock.now() }
    orRefuse(await settings.changeText(change))
    return viewOf(office, kind, language)
  }),
  restore: os.texts.restore.handler(async ({ input, context: { office, settings, person } }) => {
    const kind = nameIn(input)
    const { language, after } = input
    const change = { kind, language, text: null, after, staffId: person.userId, now: office.clock.now() }
    orRefuse(await settings.changeText(change))
    return viewOf(office, kind, language)
  }),
}

function nameIn({ kind, language }: { readonly kind: string; readonly language: string }): TemplateName {
  if (!isTemplateName(kind)) throw refusalError(refuse('text-not-found'))
  if (!isLanguage(language) || !mayBeIn(kind, language)) throw refusalError(refuse('text-language', {}, 'language'))
  return kind
}

function lineOf(office: Office, name: TemplateName): TextLine {
  const own = office.correspondence.texts()
  const { to, label } = textRow(name)
  const { subject, body } = templateIn(own, name, null)
  const isLetter = to === 'lender' || to === 'borrower'
  return {
    kind: name,
    to,
    label,
    begins: isLetter ? (body.split('\n')[0] ?? '') : subject,
    changedIn: languageNames.filter((one) => own.has(textKey(name, one))),
  }
}

async function viewOf(office: Office, name: TemplateName, language: string): Promise<TextView> {
  const own = office.correspondence.texts()
  const row = textRow(name)
  const changes = await templateChanges(office.store.db, name, language, changesShown)
  return {
    kind: name,
    to: row.to,
    label: row.label,
    language,
    languages: languageNames
      .filter((code) => mayBeIn(name, code))
      .map((code) => ({ code, name: languages[code], isChanged: own.has(textKey(name, code)) })),
    ...templateIn(own, name, language),
    original: row.text,
    isChanged: own.has(textKey(name, language)),
    fields: row.fields.map((one) => ({
      name: one,
      what: fields[one],
      isNeeded: row.needs?.some((needed) => needed === one) ?? false,
    })),
    changes: changes.map(({ id, at, staff_name, subject, body }) => ({
      id,
      at: at.toISOString(),
      by: staff_name,
      subject,
      body,
    })),
  }
}

// The texts of the office's mails, each with the program's own words, which the office may change.
import type { Refusal } from '../refusal.ts'
import { ownLanguage, type Language } from './languages.ts'
import { faultOfTemplate, type Template } from './fill.ts'
import { memberTexts } from './member-texts.ts'
import { partnerTexts } from './partner-texts.ts'
import { patronTexts } from './patron-texts.ts'
import type { TextRow } from './text-row.ts'

export const templates = { ...patronTexts, ...memberTexts, ...partnerTexts } as const satisfies Record<string, TextRow>

export type TemplateName = keyof typeof templates
export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(templates, name)
export const templateNames: readonly TemplateName[] = Object.keys(templates).filter(isTemplateName)
export const textRow = (name: TemplateName): TextRow => templates[name]

/** Only a patron is known to read another language better. */
export const mayBeIn = (name: TemplateName, language: Language): boolean =>
  language === ownLanguage || textRow(name).to === 'patron'

/** The office's own texts, by kind and language. */
export type OwnTexts = ReadonlyMap<string, Template>
export const textKey = (name: TemplateName, language: string): string => `${name} ${language}`

/** In their language if the office has written that, else in English; the office's words before the program's. */
export const templateIn = (own: OwnTexts, name: TemplateName, language: string | null): Template =>
  (language === null ? undefined : own.get(textKey(name, language))) ??
  own.get(textKey(name, ownLanguage)) ??
  textRow(name).text

export function faultOfText(name: TemplateName, text: Template): Refusal | null {
  const row = textRow(name)
  return faultOfTemplate(text, row.fields, row.needs ?? [])
}

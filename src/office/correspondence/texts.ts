// The office's own texts of mails: read, changed with who and when, and set back to the original.
import { isLanguage } from '../../domain/correspondence/languages.ts'
import type { Template } from '../../domain/correspondence/fill.ts'
import {
  faultOfText,
  isTemplateName,
  mayBeIn,
  textKey,
  type OwnTexts,
  type TemplateName,
} from '../../domain/correspondence/templates.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { announceAll } from '../../store/announce.ts'
import type { Db, Tx } from '../../store/open.ts'
import { addTemplateChange, lockTemplates, templateChanges, templatesInForce } from '../../store/templates.ts'

export async function ownTexts(db: Db | Tx): Promise<OwnTexts> {
  const own = new Map<string, Template>()
  for (const { kind, language, subject, body } of await templatesInForce(db))
    if (isTemplateName(kind) && subject !== null && body !== null) own.set(textKey(kind, language), { subject, body })
  return own
}

export interface TextChange {
  readonly kind: TemplateName
  readonly language: string
  /** Null: back to the original. */
  readonly text: Template | null
  /** The newest change the screen showed; null where it showed none. */
  readonly after: number | null
  readonly staffId: string | null
  readonly now: Date
}

export async function changeText(tx: Tx, change: TextChange): Promise<Answer<null>> {
  const { kind, language, text, after, staffId, now } = change
  if (!isLanguage(language) || !mayBeIn(kind, language)) return refuse('text-language', {}, 'language')
  const fault = text && faultOfText(kind, text)
  if (fault) return fault
  await lockTemplates(tx)
  const [newest] = await templateChanges(tx, kind, language, 1)
  if ((newest?.id ?? null) !== after) return refuse('text-stale')
  await addTemplateChange(tx, {
    kind,
    language,
    subject: text?.subject ?? null,
    body: text?.body ?? null,
    staff_id: staffId,
    at: now,
  })
  await announceAll(tx)
  return done(null)
}

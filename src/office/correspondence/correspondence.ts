// What the office says to people who have no account here: the mail that carries it, the signed addresses in it, who
// owns which notice, and the texts.
import type { Blanks } from '../../domain/correspondence/fields.ts'
import type { Template } from '../../domain/correspondence/fill.ts'
import { templateIn, type OwnTexts, type TemplateName } from '../../domain/correspondence/templates.ts'
import { defaultOwners, type Owners } from '../../domain/lifecycle/notices.ts'
import type { OfficeSettings } from '../context.ts'
import type { Mailer } from '../ports.ts'
import type { Links } from './links.ts'

export interface CorrespondenceSettings {
  readonly owners: Owners
  /** From which hour of the day a member library gets the mail with what is wanted of it; null: it gets none. */
  readonly memberMailHour: number | null
}
export const defaultCorrespondence: CorrespondenceSettings = {
  owners: defaultOwners,
  memberMailHour: 8,
}

export interface Correspondence {
  readonly mailer: Mailer
  readonly links: Links
  readonly settings: () => CorrespondenceSettings
  /** Texts in the office's own words. */
  readonly texts: () => OwnTexts
  /** Where people outside reach our pages, such as https://ill.example.org; null while nobody outside can. */
  readonly origin: () => string | null
}

export const templateOf = (
  { texts }: Pick<Correspondence, 'texts'>,
  name: TemplateName,
  language: string | null = null,
): Template => templateIn(texts(), name, language)

/** How the office signs its mails. */
export function senderOf({
  settings,
}: {
  readonly settings: () => OfficeSettings
}): Pick<Blanks, 'office' | 'contact'> {
  const { name, email, phone } = settings()
  return { office: name, contact: [email, phone].filter((one) => one !== null).join(' · ') }
}

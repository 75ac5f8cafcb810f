// What the office says to people who have no account here: the mail that carries it, the signed addresses in it, who
// owns which notice, and the texts.
import { templates, type Template, type TemplateName } from '../../domain/correspondence/templates.ts'
import { defaultOwners, type Owners } from '../../domain/lifecycle/notices.ts'
import type { OfficeSettings } from '../context.ts'
import type { Mailer } from '../ports.ts'
import type { Links } from './links.ts'

export interface CorrespondenceSettings {
  readonly owners: Owners
  /** From which hour of the day a member library gets the mail with what is wanted of it; null: it gets none. */
  readonly memberMailHour: number | null
  /** Texts the office has changed. */
  readonly templates: Partial<Readonly<Record<TemplateName, Template>>>
}
export const defaultCorrespondence: CorrespondenceSettings = {
  owners: defaultOwners,
  memberMailHour: 8,
  templates: {},
}

export interface Correspondence {
  readonly mailer: Mailer
  readonly links: Links
  readonly settings: () => CorrespondenceSettings
  /** Where people outside reach our pages, such as https://ill.example.org; null while nobody outside can. */
  readonly origin: () => string | null
}

export const templateOf = ({ settings }: Pick<Correspondence, 'settings'>, name: TemplateName): Template =>
  settings().templates[name] ?? templates[name]

/** How the office signs its mails. */
export function senderOf({ settings }: { readonly settings: () => OfficeSettings }): Readonly<Record<string, string>> {
  const { name, email, phone } = settings()
  return { office: name, contact: [email, phone].filter((one) => one !== null).join(' · ') }
}

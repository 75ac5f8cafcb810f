// What may stand after the ? of an address: words, checked; anything else is dropped.
type Raw = Readonly<Record<string, unknown>>

export const kinds = ['borrowing', 'lending', 'facility'] as const
export const services = ['loan', 'copy'] as const
export const stages = ['review', 'waiting', 'here', 'out', 'late', 'done'] as const
export const shows = ['open', 'all', 'overdue'] as const
export const libraryKinds = ['member', 'partner', 'facility'] as const
export const parcelStates = ['open', 'closed', 'collected', 'lost'] as const

const textOf = (raw: Raw, name: string): string | undefined => {
  const value = raw[name]
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
const oneOf = <const T extends string>(list: readonly T[], raw: Raw, name: string): T | undefined =>
  list.find((one) => one === raw[name])
export const idOf = (text: unknown): number | undefined =>
  typeof text === 'string' && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined

export interface RequestsSearch {
  words?: string | undefined
  kind?: (typeof kinds)[number] | undefined
  service?: (typeof services)[number] | undefined
  state?: string | undefined
  stage?: (typeof stages)[number] | undefined
  show?: (typeof shows)[number] | undefined
  library?: string | undefined
}
export const requestsSearch = (raw: Raw): RequestsSearch => ({
  words: textOf(raw, 'words'),
  kind: oneOf(kinds, raw, 'kind'),
  service: oneOf(services, raw, 'service'),
  state: textOf(raw, 'state'),
  stage: oneOf(stages, raw, 'stage'),
  show: oneOf(shows, raw, 'show'),
  library: idOf(raw['library']) === undefined ? undefined : textOf(raw, 'library'),
})

/** `act` names the action whose form is open; `message`, `mail` and `card` the one that is unfolded; `more` the rare actions. */
export interface RequestSearch {
  act?: string | undefined
  card?: string | undefined
  message?: string | undefined
  mail?: string | undefined
  more?: 'yes' | undefined
}
export const requestSearch = (raw: Raw): RequestSearch => ({
  act: textOf(raw, 'act'),
  card: textOf(raw, 'card'),
  message: textOf(raw, 'message'),
  mail: idOf(raw['mail']) === undefined ? undefined : textOf(raw, 'mail'),
  more: oneOf(['yes'], raw, 'more'),
})

export interface TodaySearch {
  card?: string | undefined
  act?: string | undefined
  fold?: string | undefined
}
export const todaySearch = (raw: Raw): TodaySearch => ({
  card: textOf(raw, 'card'),
  act: textOf(raw, 'act'),
  fold: textOf(raw, 'fold'),
})

export interface FindSearch {
  code?: string | undefined
}
export const findSearch = (raw: Raw): FindSearch => ({ code: textOf(raw, 'code') })

/** Whose page is pasted, and which queue of the walk. */
export interface PasteSearch {
  system?: 'worldshare' | 'polaris' | undefined
  queue?: string | undefined
}
export const pasteSearch = (raw: Raw): PasteSearch => ({
  system: oneOf(['worldshare', 'polaris'], raw, 'system'),
  queue: textOf(raw, 'queue'),
})

export interface BatchSearch {
  alike?: string | undefined
}
export const batchSearch = (raw: Raw): BatchSearch => ({ alike: textOf(raw, 'alike') })

export interface LibrariesSearch {
  kind?: (typeof libraryKinds)[number] | undefined
  words?: string | undefined
}
export const librariesSearch = (raw: Raw): LibrariesSearch => ({
  kind: oneOf(libraryKinds, raw, 'kind'),
  words: textOf(raw, 'words'),
})

export const systems = ['polaris', 'worldshare'] as const
export interface DifferencesSearch {
  system?: (typeof systems)[number] | undefined
  kind?: string | undefined
}
export const differencesSearch = (raw: Raw): DifferencesSearch => ({
  system: oneOf(systems, raw, 'system'),
  kind: textOf(raw, 'kind'),
})

export const calendarForms = ['closing', 'absence', 'file'] as const
export interface CalendarSearch {
  /** The month that is shown: '2026-12'. */
  month?: string | undefined
  form?: (typeof calendarForms)[number] | undefined
}
export const calendarSearch = (raw: Raw): CalendarSearch => ({
  month: /^\d{4}-(0[1-9]|1[0-2])$/.test(textOf(raw, 'month') ?? '') ? textOf(raw, 'month') : undefined,
  form: oneOf(calendarForms, raw, 'form'),
})

export interface ParcelsSearch {
  state?: (typeof parcelStates)[number] | undefined
  find?: string | undefined
}
export const parcelsSearch = (raw: Raw): ParcelsSearch => ({
  state: oneOf(parcelStates, raw, 'state'),
  find: textOf(raw, 'find'),
})

export const outboxStandings = ['held', 'waiting', 'doing', 'blocked', 'with_person', 'given_up'] as const
export interface OutboxSearch {
  standing?: (typeof outboxStandings)[number] | undefined
  connection?: string | undefined
  page?: string | undefined
}
export const outboxSearch = (raw: Raw): OutboxSearch => ({
  standing: oneOf(outboxStandings, raw, 'standing'),
  connection: textOf(raw, 'connection')?.slice(0, 40),
  page: idOf(raw['page']) === undefined ? undefined : textOf(raw, 'page'),
})

/** Whose settings are open. */
export interface ConnectionsSearch {
  open?: string | undefined
}
export const connectionsSearch = (raw: Raw): ConnectionsSearch => ({ open: textOf(raw, 'open') })

export interface ParcelSearch {
  closing?: 'yes' | undefined
  /** The form of its claim that is open. */
  claim?: (typeof claimForms)[number] | undefined
}
export const claimForms = ['file', 'paid'] as const
export const parcelSearch = (raw: Raw): ParcelSearch => ({
  closing: oneOf(['yes'], raw, 'closing'),
  claim: oneOf(claimForms, raw, 'claim'),
})

export interface PackSearch {
  /** The package in hand; without it, the next. */
  parcel?: string | undefined
}
export const packSearch = (raw: Raw): PackSearch => ({ parcel: textOf(raw, 'parcel') })
export interface ShippingDaySearch {
  on?: string | undefined
}
export const shippingDaySearch = (raw: Raw): ShippingDaySearch => ({ on: textOf(raw, 'on') })

export interface PatronsSearch {
  /** Making a new one. */
  making?: 'yes' | undefined
  patron?: string | undefined
}
export const patronsSearch = (raw: Raw): PatronsSearch => ({
  making: oneOf(['yes'], raw, 'making'),
  patron: idOf(raw['patron']) === undefined ? undefined : textOf(raw, 'patron'),
})

export interface SettingsSearch {
  adding?: 'yes' | undefined
  /** Which text of a mail is open, and in which language. */
  text?: string | undefined
  language?: string | undefined
}
export const settingsSearch = (raw: Raw): SettingsSearch => ({
  adding: oneOf(['yes'], raw, 'adding'),
  text: textOf(raw, 'text'),
  language: textOf(raw, 'language'),
})

/** All values are written as they are, so that an address can be read and typed. */
export const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))
export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}

/** `mail` is the one that is read. */
export const inboxSearch = (raw: Raw): { mail?: string | undefined } => ({
  mail: idOf(raw['mail']) === undefined ? undefined : textOf(raw, 'mail'),
})

// Reads the fields of a file one by one and keeps a sentence with the place for each that is wrong.
export interface Field {
  readonly place: string
  readonly value: unknown
}

export class Fields {
  readonly problems: string[] = []

  wrong(place: string, sentence: string): void {
    this.problems.push(`${place} ${sentence}`)
  }

  child(parent: Field, name: string): Field {
    const place = parent.place === '' ? name : `${parent.place}.${name}`
    return { place, value: isObject(parent.value) ? parent.value[name] : undefined }
  }

  object(field: Field): boolean {
    if (isObject(field.value)) return true
    this.wrong(field.place || 'The file', mustBe('an object', field.value))
    return false
  }

  text(parent: Field, name: string): string {
    const { place, value } = this.child(parent, name)
    if (typeof value === 'string' && value !== '') return value
    this.wrong(place, mustBe('a text', value))
    return ''
  }

  whole(parent: Field, name: string, least: number): number {
    return this.wholeOf(this.child(parent, name), least)
  }

  wholeOf({ place, value }: Field, least: number, most = 1_000_000_000): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
    const range = most < 1_000_000_000 ? `from ${least} to ${most}` : `of at least ${least}`
    this.wrong(place, mustBe(`a whole number ${range}`, value))
    return least
  }

  yesNo(parent: Field, name: string): boolean {
    const { place, value } = this.child(parent, name)
    if (typeof value === 'boolean') return value
    this.wrong(place, mustBe('true or false', value))
    return false
  }

  date(parent: Field, name: string): string {
    return this.dateOf(this.child(parent, name))
  }

  dateOf({ place, value }: Field): string {
    if (typeof value === 'string' && isDate(value)) return value
    this.wrong(place, mustBe('a date such as 2026-02-27', value))
    return '1970-01-01'
  }

  list(parent: Field, name: string): readonly Field[] {
    const { place, value } = this.child(parent, name)
    if (Array.isArray(value)) return value.map((one: unknown, index) => ({ place: `${place}[${index}]`, value: one }))
    this.wrong(place, mustBe('a list', value))
    return []
  }

  /** A list of ids; only whether they are texts is looked at. */
  texts(parent: Field, name: string): readonly string[] {
    return this.list(parent, name).map(({ place, value }) => {
      if (typeof value === 'string' && value !== '') return value
      this.wrong(place, mustBe('a text', value))
      return ''
    })
  }

  dates(parent: Field, name: string): readonly string[] {
    return this.list(parent, name).map((one) => this.dateOf(one))
  }

  weekdays(parent: Field, name: string): readonly number[] {
    return this.list(parent, name).map((one) => this.wholeOf(one, 1, 7))
  }

  map<T>(parent: Field, name: string, read: (field: Field) => T): ReadonlyMap<string, T> {
    const field = this.child(parent, name)
    if (!this.object(field) || !isObject(field.value)) return new Map()
    return new Map(
      Object.entries(field.value).map(([key, value]) => [key, read({ place: `${field.place}.${key}`, value })]),
    )
  }

  /** Each id is there once. */
  ids(rows: readonly { readonly id: string }[], place: string): ReadonlySet<string> {
    const known = new Set<string>()
    rows.forEach(({ id }, index) => {
      if (id !== '' && known.has(id)) this.wrong(`${place}[${index}].id`, `is “${id}”, which is there twice.`)
      known.add(id)
    })
    return known
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isDate(value: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value)
  if (!found) return false
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return year >= 1 && day >= 1 && day <= (lengths[month - 1] ?? 0)
}

function mustBe(what: string, value: unknown): string {
  if (value === undefined) return `is missing: it must be ${what}.`
  const text = JSON.stringify(value)
  return `must be ${what}, not ${text.length > 40 ? `${text.slice(0, 39)}…` : text}.`
}

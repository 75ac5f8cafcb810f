// A form's JSON Schema as the fields it is drawn with, and what is typed into them back as a value.
export type FormField = {
  readonly name: string
  readonly label: string
  readonly help: string | null
  readonly isNeeded: boolean
  readonly isNullable: boolean
  /** What stands there while nothing was set. */
  readonly standard: unknown
} & FieldKind
type FieldKind =
  | { readonly is: 'text'; readonly type: 'text' | 'url' | 'email' | 'date' }
  | { readonly is: 'number'; readonly isWhole: boolean }
  | { readonly is: 'tick' }
  | { readonly is: 'choice'; readonly options: readonly string[] }
  | { readonly is: 'group'; readonly fields: readonly FormField[] }
  | { readonly is: 'list'; readonly item: FormField }
  /** Names of the office's own, each with a value; `json`: whatever it is. */
  | { readonly is: 'record'; readonly of: 'text' | 'number' | 'json' }

/** What a form is kept as. */
export type FormValue = string | number | boolean | null | FormValue[] | FormValues
export interface FormValues {
  [name: string]: FormValue
}

/** What stands in the form: as typed. */
export type Draft = string | boolean | readonly Draft[] | readonly DraftPair[] | DraftGroup
export interface DraftGroup {
  readonly [name: string]: Draft
}
export interface DraftPair {
  readonly key: string
  readonly text: string
}

/** Fields that belong together, in the order they are filled in; `names`: of fields, and of keys that are kept apart. */
export interface FormPart {
  readonly label: string
  /** Rarely used: to be opened. */
  readonly isFolded: boolean
  readonly names: readonly string[]
}

type Raw = Readonly<Record<string, unknown>>
const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** The fields of a whole form. */
export function fieldsOf(schema: unknown): readonly FormField[] {
  if (!isRaw(schema) || !isRaw(schema['properties'])) return []
  const needed = listIn(schema['required'])
  return Object.entries(schema['properties']).map(([name, one]) => fieldOf(name, one, needed.includes(name)))
}

/** How the form is divided; a form without parts is one. */
export function partsOf(schema: unknown): readonly FormPart[] {
  return listIn(isRaw(schema) ? schema['parts'] : [])
    .filter(isRaw)
    .map((one) => ({
      label: textIn(one['label']) ?? '',
      isFolded: one['isFolded'] === true,
      names: listIn(one['names']).filter((name) => typeof name === 'string'),
    }))
}

function fieldOf(name: string, schema: unknown, isNeeded: boolean): FormField {
  const outer = isRaw(schema) ? schema : {}
  const choices = listIn(outer['anyOf']).filter(isRaw)
  const isNullable = choices.some((one) => one['type'] === 'null')
  const inner = isNullable ? { ...outer, ...choices.find((one) => one['type'] !== 'null') } : outer
  return {
    name,
    label: textIn(outer['label']) ?? spelled(name),
    help: textIn(outer['help']),
    isNeeded,
    isNullable,
    standard: outer['default'],
    ...kindOf(inner),
  }
}

function kindOf(schema: Raw): FieldKind {
  const options = listIn(schema['enum']).filter((one) => typeof one === 'string')
  if (options.length > 0) return { is: 'choice', options }
  switch (schema['type']) {
    case 'boolean':
      return { is: 'tick' }
    case 'integer':
    case 'number':
      return { is: 'number', isWhole: schema['type'] === 'integer' }
    case 'array':
      return { is: 'list', item: fieldOf('', schema['items'], true) }
    case 'object': {
      if (isRaw(schema['properties'])) return { is: 'group', fields: fieldsOf(schema) }
      const values = isRaw(schema['additionalProperties']) ? schema['additionalProperties'] : {}
      const type = values['type']
      return {
        is: 'record',
        of: type === 'string' ? 'text' : type === 'integer' || type === 'number' ? 'number' : 'json',
      }
    }
    default:
      return { is: 'text', type: typeOf(schema['format']) }
  }
}

function typeOf(format: unknown): 'text' | 'url' | 'email' | 'date' {
  return format === 'uri' ? 'url' : format === 'email' || format === 'date' ? format : 'text'
}

/** deliveryType → “Delivery type”. */
function spelled(name: string): string {
  const words = name.replaceAll(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

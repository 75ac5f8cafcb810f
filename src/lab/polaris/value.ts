/** What an answer is made of; a date is written differently in XML and in both JSON styles. */
export type Value = string | number | boolean | null | Date | readonly Value[] | Fields
export interface Fields {
  readonly [name: string]: Value
}

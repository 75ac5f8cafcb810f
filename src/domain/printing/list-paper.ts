// A list on letter pages: a manifest, what is in a crate, an order. Words only, none of them about a person.
export interface ListPaper {
  readonly heading: string
  /** Below the heading, a line each. */
  readonly under: readonly string[]
  /** What a barcode at the top says; null: none. */
  readonly code: string | null
  readonly columns: readonly { readonly label: string; readonly share: number; readonly isNumber?: boolean }[]
  readonly rows: readonly (readonly string[])[]
  readonly foot: string | null
}

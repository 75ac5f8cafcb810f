// People and books of the make-believe library system, as its records are laid down before the office's past is told.
export interface PatronSeed {
  readonly ilsId: string
  readonly card: string
  readonly pin: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly libraryCode: string
  readonly group: string | null
  readonly blocks: readonly string[]
}
export interface CopySeed {
  readonly barcode: string
  readonly title: string
  readonly author: string | null
  readonly isbn: string | null
  readonly libraryCode: string
  readonly callNumber: string | null
  readonly isIn: boolean
}
export interface IlsData {
  readonly patrons: readonly PatronSeed[]
  readonly copies: readonly CopySeed[]
}

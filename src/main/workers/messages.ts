// What the solver's thread is asked and what it says.
import type { Answer, Model } from '../../domain/returns/solver.ts'

export interface Order {
  readonly id: number
  readonly model: Model
  readonly seconds: number
}
export type News =
  | { readonly id: number; readonly kind: 'better'; readonly values: Float64Array }
  | { readonly id: number; readonly kind: 'bound'; readonly bound: number }
  | { readonly id: number; readonly kind: 'answer'; readonly answer: Answer }
  | { readonly id: number; readonly kind: 'failed'; readonly words: string }

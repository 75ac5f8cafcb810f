// A page drawn by places rather than by fields: a blank form. Lengths are points.

interface At {
  readonly x: number
  readonly y: number
  readonly width: number
}
export type PageItem = At &
  (
    | {
        readonly kind: 'text'
        readonly text: string
        readonly size: number
        readonly weight?: 400 | 700
        /** What does not fit in so many lines is cut; one where it is not said. */
        readonly lines?: number
        readonly align?: 'centre' | 'end'
        readonly isSoft?: boolean
      }
    | { readonly kind: 'box'; readonly height: number }
    | { readonly kind: 'line'; readonly height: number }
    | { readonly kind: 'bars'; readonly code: string; readonly height: number }
  )

export interface DrawnPage {
  readonly width: number
  readonly height: number
  readonly items: readonly PageItem[]
}

import type { ReactNode } from 'react'

/** One of our numbers, with the piece behind it. */
const ourNumber = /(\b[A-Z]-\d{2}-\d{5,6}(?:-\w)?(?:-\d+)?(?:\.\d+)?\b)/

/** A sentence in which our numbers are not broken at their hyphens. */
export function Numbered({ text }: { text: string }): ReactNode {
  return text.split(ourNumber).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={index} className="number">
        {part}
      </span>
    ),
  )
}

import type { ReactNode } from 'react'

interface PressButtonProps {
  children: ReactNode
  /** The one that does it; the others stand beside it. */
  isFirst?: boolean
  isSubmit?: boolean
  isBusy?: boolean
  press?: () => void
}

/** A button of a form. While it works it stays where it was and takes no second press. */
export function PressButton({
  children,
  isFirst = false,
  isSubmit = false,
  isBusy = false,
  press,
}: PressButtonProps): ReactNode {
  return (
    <button
      type={isSubmit ? 'submit' : 'button'}
      className={isFirst || isSubmit ? 'small-key form-key first' : 'small-key form-key'}
      aria-busy={isBusy}
      onClick={(event) => {
        if (isBusy) event.preventDefault()
        else press?.()
      }}
    >
      {children}
    </button>
  )
}

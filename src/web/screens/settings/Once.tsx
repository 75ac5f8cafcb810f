import type { ReactNode } from 'react'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { Notice } from '../../parts/Notice.tsx'

/** Something that is shown this once and cannot be had again. */
export function Once({
  what,
  secret,
  hint,
  close,
}: {
  what: string
  secret: string
  hint: string
  close: () => void
}): ReactNode {
  return (
    <Notice>
      <p>
        {what}: <code>{secret}</code>
      </p>
      <p className="small soft">Shown this once. {hint}</p>
      <div className="row">
        <CopyButton text={secret} what={what} />
        <button type="button" className="small-key" onClick={close}>
          I have it
        </button>
      </div>
    </Notice>
  )
}

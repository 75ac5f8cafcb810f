import type { ReactNode } from 'react'
import type { InboxMail } from '../../contract/inbox.ts'

/** What a mail says: its words, what was written before folded, and its attachments to save. */
export function MailWords({ mail }: { mail: InboxMail }): ReactNode {
  return (
    <>
      <div className="mail-text">{mail.text === '' ? <span className="soft">No words in it.</span> : mail.text}</div>
      {mail.quoted !== null && (
        <details>
          <summary>What was written before</summary>
          <div className="mail-text soft">{mail.quoted}</div>
        </details>
      )}
      <Parts mail={mail} />
    </>
  )
}

function Parts({ mail }: { mail: InboxMail }): ReactNode {
  if (mail.parts.length === 0) return null
  return (
    <ul className="mail-parts" aria-label="Attachments">
      {mail.parts.map((part) => (
        <li key={part.id}>
          <a href={`/api/inbox/${mail.id}/parts/${part.id}`} download={part.name}>
            {part.name}
          </a>{' '}
          <span className="soft">{sizeOf(part.bytes)}</span>
        </li>
      ))}
    </ul>
  )
}

const sizeOf = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} bytes`
    : bytes < 1_000_000
      ? `${Math.round(bytes / 1000)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`

import type { ReactNode } from 'react'
import type { Card } from '../../../contract/work.ts'
import { CopyButton } from '../CopyButton.tsx'

/** What is copied into the other system, in its order, and the text for a mail. */
export function CardFields({ card }: { card: Pick<Card, 'fields' | 'mail'> }): ReactNode {
  const { fields, mail } = card
  return (
    <div className="stack">
      {fields.length > 0 && (
        <div>
          <dl className="copies">
            {fields.map((field, index) => (
              <div key={`${field.label}${index}`} className="copies-row">
                <dt className="soft">{field.label}</dt>
                <dd>{field.value}</dd>
                <dd>
                  <CopyButton text={field.value} what={field.label} />
                </dd>
              </div>
            ))}
          </dl>
          <CopyButton
            text={fields.map((field) => `${field.label}: ${field.value}`).join('\n')}
            label="Copy all"
            what="fields"
          />
        </div>
      )}
      {mail && (
        <div className="stack tight">
          <div className="row wide">
            <span>
              <span className="soft">To</span> {mail.to ?? 'no address known'} · <span className="soft">Subject</span>{' '}
              {mail.subject}
            </span>
            <span className="row">
              <CopyButton text={mail.body} label="Copy the text" what="of the mail" />
              <a className="small-key" href={mailto(mail)}>
                Open in mail
              </a>
            </span>
          </div>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long texts scroll, also by keyboard */}
          <pre className="mail-text" tabIndex={0} aria-label="Text of the mail">
            {mail.body}
          </pre>
        </div>
      )}
    </div>
  )
}

const mailto = ({ to, subject, body }: NonNullable<Card['mail']>): string =>
  `mailto:${to === null ? '' : encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`

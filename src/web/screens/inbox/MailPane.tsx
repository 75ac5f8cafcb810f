import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { InboxMail } from '../../../contract/inbox.ts'
import { attempt } from '../../acting.ts'
import { api, client, queryClient } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { useKeys } from '../../keys.ts'
import { Answer } from '../../parts/Answer.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Moment } from '../../parts/When.tsx'
import type { Refusal } from '../../refusal.ts'
import { addresses } from '../../routes.tsx'
import { MailWords } from '../../parts/MailWords.tsx'
import { Closing } from './Closing.tsx'
import { Unclaimed } from './Unclaimed.tsx'
import { LinkForm } from './LinkForm.tsx'

/** One mail, read, with what can be done about it. */
export function MailPane({ id, next }: { id: number; next: (done: number) => void }): ReactNode {
  const mail = useQuery(api.inbox.get.queryOptions({ input: { messageId: id } }))
  return (
    <Answer to={mail} what="this mail" lines={8}>
      {(read) => <Mail mail={read} next={next} />}
    </Answer>
  )
}

function Mail({ mail, next }: { mail: InboxMail; next: (done: number) => void }): ReactNode {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isLinking, setIsLinking] = useState(false)
  const waits = mail.state === 'waiting'
  const settle = async (words: string, does: () => Promise<unknown>, isOver = true): Promise<void> => {
    const refused = await attempt(async () => {
      await does()
      sayOnly(words, mail.subject)
      await queryClient.invalidateQueries({ queryKey: api.inbox.key() })
    })
    setRefusal(refused)
    if (!refused && waits && isOver) next(mail.id)
  }
  const archive = (): void => void settle('Put away: nothing to do', () => client.inbox.archive({ messageId: mail.id }))
  const reopen = (): void => void settle('Waits again', () => client.inbox.reopen({ messageId: mail.id }))
  const { closing } = mail
  const offersClosing = closing !== null && !closing.isKept
  const keepClosing = (): void =>
    void settle(
      `Kept as closed days of ${closing?.library.name ?? ''}`,
      () => client.inbox.keepClosing({ messageId: mail.id }),
      // The mail may say more: it waits until somebody puts it away.
      false,
    )
  const [stranger] = mail.strangers
  const named = mail.requests.length === 1 ? (mail.requests[0] ?? null) : null
  /** Where the mail names one request of ours it belongs to that; else it is put with the things to send, to who wrote. */
  const accept = (strangerId: number, number: string): void =>
    void settle(
      named
        ? `${number} belongs to ${named.number}`
        : `${number} is to go back to ${mail.from}: put it with the things to send`,
      () =>
        client.receiving.settle(
          named
            ? { strangerId, state: 'matched', requestNumber: named.number }
            : { strangerId, state: 'going_back', sender: writerOf(mail) },
        ),
      false,
    )
  useKeys({
    ...(stranger ? { B: () => accept(stranger.id, stranger.number) } : {}),
    L: () => setIsLinking(true),
    ...(waits ? { E: archive } : { W: reopen }),
    ...(offersClosing ? { C: keepClosing } : {}),
  })
  return (
    <article className="panel mail" aria-labelledby="mail-subject">
      <header>
        <h2 id="mail-subject">{mail.subject}</h2>
      </header>
      <div className="stack">
        {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
        <p className="mail-about">
          <b>{mail.from}</b> {mail.fromAddress && <span className="soft">{mail.fromAddress}</span>}
          <br />
          <span className="soft">
            to {mail.to.join(', ') || 'nobody named'} · <Moment at={mail.receivedAt} isFull />
          </span>
        </p>
        {mail.words !== null && <Notice>{mail.words}</Notice>}
        <div className="row">
          <button
            type="button"
            className={offersClosing ? 'small-key' : 'small-key first'}
            onClick={() => setIsLinking(true)}
          >
            Link to a request <KeyCap of="L" />
          </button>
          {waits ? (
            <button type="button" className="small-key" onClick={archive}>
              Nothing to do <KeyCap of="E" />
            </button>
          ) : (
            <button type="button" className="small-key" onClick={reopen}>
              Let it wait again <KeyCap of="W" />
            </button>
          )}
        </div>
        <Unclaimed strangers={mail.strangers} to={named?.number ?? null} accept={accept} />
        {closing && <Closing closing={closing} keep={keepClosing} />}
        {isLinking && (
          <LinkForm
            mail={mail}
            leave={() => setIsLinking(false)}
            link={(requestId, number, note) =>
              settle(`Linked to ${number}`, () =>
                client.inbox.link({ messageId: mail.id, requestId, ...(note === '' ? {} : { note }) }),
              )
            }
          />
        )}
        {mail.requests.length > 0 && !isLinking && <Named mail={mail} />}
        <MailWords mail={mail} />
        <details>
          <summary>Headers</summary>
          <pre className="mail-headers">{mail.headers}</pre>
        </details>
      </div>
    </article>
  )
}

function Named({ mail }: { mail: InboxMail }): ReactNode {
  return (
    <ul className="mail-requests">
      {mail.requests.map((one) => (
        <li key={one.requestId}>
          <Link to={addresses.request} params={{ requestId: String(one.requestId) }}>
            {one.number}
          </Link>{' '}
          {one.title} <span className="soft">{one.stateLabel}</span>
        </li>
      ))}
    </ul>
  )
}

/** As long as a sender's name may be. */
const writerOf = ({ from, fromAddress }: InboxMail): string =>
  (fromAddress === null || fromAddress === from ? from : `${from}, ${fromAddress}`).slice(0, 300)

// Mail that is about a request, as its page shows it: who wrote by what they are to the request, not by name. What a patron
// wrote is read by opening it.
import { isOfWorldshare } from '../../domain/assisted/alert.ts'
import { librariesOfAddresses, mailsOfRequest } from '../../store/messages.ts'
import type { Db } from '../../store/open.ts'
import { patronOfRequest } from '../../store/patrons.ts'

export interface MailAbout {
  readonly id: number
  readonly at: Date
  /** “the patron”, a library with what it is here, “WorldShare”, or somebody at a place. */
  readonly from: string
  readonly subject: string
  /** What a rule said of it, or why it could not be read. */
  readonly words: string | null
  /** Nobody has dealt with it yet. */
  readonly waits: boolean
  readonly parts: number
}

export async function mailsAbout(
  db: Db,
  request: { readonly id: number; readonly kind: 'borrowing' | 'lending' | 'facility' },
): Promise<readonly MailAbout[]> {
  const mails = await mailsOfRequest(db, request.id)
  if (mails.length === 0) return []
  const [patron, libraries] = await Promise.all([
    patronOfRequest(db, request.id),
    librariesOfAddresses(db, [...new Set(mails.flatMap((one) => one.from_address ?? []))]),
  ])
  const partner = request.kind === 'lending' ? 'borrower' : 'lender'
  const roles = { member: 'member library', partner, facility: 'facility' } as const
  function senderOf(address: string | null): string {
    if (address === null) return 'an unknown sender'
    if (patron?.email?.toLowerCase() === address) return 'the patron'
    const library = libraries.find((one) => one.email === address)
    if (library) return `${library.name}, ${roles[library.kind]}`
    if (isOfWorldshare(address)) return 'WorldShare'
    return `somebody at ${address.slice(address.lastIndexOf('@') + 1)}`
  }
  return mails.map((one) => ({
    id: one.id,
    at: one.received_at,
    from: senderOf(one.from_address?.toLowerCase() ?? null),
    subject: one.subject,
    words: one.words ?? one.trouble,
    waits: one.state === 'waiting' || one.state === 'unread',
    parts: one.parts,
  }))
}

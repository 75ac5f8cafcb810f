// Mail that comes in, in the office's words: what a mailbox's connector hands over and may ask.

export interface MailPart {
  readonly name: string
  readonly type: string
  readonly content: Uint8Array
}
export interface IncomingMail {
  readonly messageId: string | null
  readonly fromName: string | null
  readonly fromAddress: string | null
  readonly to: readonly string[]
  readonly subject: string
  readonly sentAt: Date | null
  readonly text: string
  /** As they came, a line each. */
  readonly headers: string
  readonly parts: readonly MailPart[]
  /** Why it could not be read as mails are; then `raw` is all there is. */
  readonly trouble: string | null
}
export interface ArrivedMail {
  readonly uid: number
  readonly raw: Uint8Array
  readonly bytes: number
  readonly receivedAt: Date
  readonly mail: IncomingMail
}
export interface MailPlace {
  readonly uidValidity: string
  readonly firstUid: number
  readonly lastUid: number
}
/** What a mailbox's connector may ask of the office. */
export interface MailDesk {
  place(mailbox: string): Promise<MailPlace | null>
  /** Where reading begins: for a mailbox seen first, or numbered anew. */
  begin(mailbox: string, place: MailPlace): Promise<void>
  /** Keeps a mail and how far has been read; true when it was not known. */
  keep(mailbox: string, place: MailPlace, arrived: ArrivedMail): Promise<boolean>
}

// What came and belongs to nobody, and the mails that may speak of it.
import { readLetter, spokenOf } from '../../domain/receiving/in-mail.ts'
import { librariesOfAddresses, type Letter } from '../../store/messages.ts'
import type { Db } from '../../store/open.ts'
import type { StrangerRecord } from '../../store/strangers.ts'

export interface Spoken<L extends Letter> {
  readonly stranger: StrangerRecord
  readonly mail: L
  readonly why: string
}

export async function strangersInMails<L extends Letter>(
  db: Db,
  kept: readonly StrangerRecord[],
  mails: readonly L[],
): Promise<readonly Spoken<L>[]> {
  if (kept.length === 0 || mails.length === 0) return []
  const addressOf = ({ from_address: address }: Letter): string | null => address && address.toLowerCase()
  const libraries = await librariesOfAddresses(db, [...new Set(mails.map(addressOf).filter((one) => one !== null))])
  return mails.flatMap((mail) => {
    const letter = readLetter({
      words: `${mail.subject}\n${mail.text}`,
      from: [mail.from_name, mail.from_address].filter((one) => one !== null).join(' '),
      library: libraries.find((one) => one.email === addressOf(mail)) ?? null,
    })
    return kept.flatMap((stranger) => {
      const { code, title, library_id: libraryId, sender } = stranger
      const why = spokenOf({ code, title, libraryId, sender }, letter)
      return why.length === 0 ? [] : [{ stranger, mail, why: why.join(', ') }]
    })
  })
}

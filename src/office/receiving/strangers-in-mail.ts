// What came and belongs to nobody, and a mail that may speak of it.
import { spokenOf } from '../../domain/receiving/in-mail.ts'
import { librariesOfAddresses, type MessageRecord } from '../../store/messages.ts'
import type { Db } from '../../store/open.ts'
import { keptStrangers, type StrangerRecord } from '../../store/strangers.ts'

export async function strangersInMail(
  db: Db,
  mail: MessageRecord,
): Promise<readonly { readonly stranger: StrangerRecord; readonly why: string }[]> {
  const kept = await keptStrangers(db)
  if (kept.length === 0) return []
  const [library] = await librariesOfAddresses(db, mail.from_address === null ? [] : [mail.from_address.toLowerCase()])
  const letter = {
    words: `${mail.subject}\n${mail.text}`,
    from: [mail.from_name, mail.from_address].filter((one) => one !== null).join(' '),
    library: library ?? null,
  }
  return kept.flatMap((stranger) => {
    const { code, title, library_id: libraryId, sender } = stranger
    const why = spokenOf({ code, title, libraryId, sender }, letter)
    return why.length === 0 ? [] : [{ stranger, why: why.join(', ') }]
  })
}

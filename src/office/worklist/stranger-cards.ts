// Cards of what came and belonged to nobody: a request or a mail may be about it after all, or it is to go back.
import { writeNumber } from '../../domain/values/request-number.ts'
import { plainCard, type Card } from '../../domain/worklist/card.ts'
import { openKey } from '../../domain/worklist/card-keys.ts'
import { waitingLetters } from '../../store/messages.ts'
import { strangersHere, type StrangerRecord } from '../../store/strangers.ts'
import type { Office } from '../context.ts'
import { strangerWords } from '../mailroom/stranger-words.ts'
import { likelyFor } from '../receiving/likely-strangers.ts'
import { strangersInMails } from '../receiving/strangers-in-mail.ts'

const mostMails = 200

const base = (stranger: StrangerRecord) => ({
  kind: 'stranger' as const,
  section: 'table' as const,
  alike: { key: 'stranger', words: 'What belonged to nobody may be these' },
  since: stranger.came_at.toISOString(),
  until: null,
  ...plainCard,
  strangerNumber: stranger.number,
  keys: [{ ...openKey, label: 'See it' }],
})

export async function strangerCards(office: Office, requestId?: number): Promise<readonly Card[]> {
  const { db } = office.store
  const here = await strangersHere(db)
  const kept = here.filter((one) => one.state === 'kept')
  const likely = await likelyFor(office, kept)
  const requests = kept.flatMap((stranger) =>
    (likely.get(stranger.id) ?? [])
      .filter((one) => requestId === undefined || one.requestId === requestId)
      .map((one): Card => ({
        ...base(stranger),
        key: `stranger:${stranger.id}:${one.requestId}`,
        requestId: one.requestId,
        number: writeNumber(one.number),
        title: one.title,
        words: `${stranger.number} may be this: ${strangerWords(stranger)}`,
        why: `It came and belonged to nobody: ${one.why}.`,
      })),
  )
  if (requestId !== undefined) return requests
  const spoken = kept.length === 0 ? [] : await strangersInMails(db, kept, await waitingLetters(db, mostMails))
  const mails = spoken.map(({ stranger, mail, why }): Card => ({
    ...base(stranger),
    key: `stranger:${stranger.id}:mail:${mail.id}`,
    requestId: null,
    messageId: mail.id,
    number: stranger.number,
    title: strangerWords(stranger),
    words: `A mail may speak of ${stranger.number}: ${mail.subject}`,
    why: `It came and belonged to nobody: ${why}.`,
  }))
  const goingBack = here
    .filter((one) => one.state === 'going_back')
    .map((stranger): Card => ({
      ...base(stranger),
      key: `stranger:${stranger.id}:goes_back`,
      alike: { key: 'stranger_goes_back', words: 'What belonged to nobody is to go back' },
      requestId: null,
      number: stranger.number,
      title: strangerWords(stranger),
      words: `Send ${stranger.number} back`,
      why: 'It belongs to whoever sent it, and lies with the things to send.',
    }))
  return [...requests, ...mails, ...goingBack]
}

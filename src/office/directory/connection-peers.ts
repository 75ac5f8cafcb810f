// Partners reached by ISO 18626: how messages to each go.
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { connectionHealths, waitingByConnection, type Waiting } from '../../store/connection-health.ts'
import { iso18626Libraries, libraryById } from '../../store/libraries.ts'
import type { Office } from '../context.ts'
import { ConnectorError } from '../ports.ts'
import type { ConnectionFinding } from './connections.ts'
import { standingOf, type Stands } from './connection-standing.ts'
import { peerName, type ConnectionWatch } from './connection-watch.ts'
import type { Secrets } from './secrets.ts'

/** Answers with a sentence, or throws a ConnectorError. */
export type ReachPartner = (endpoint: string | null) => Promise<string>

export interface Peer extends Stands, Waiting {
  readonly libraryId: number
  readonly name: string
  readonly goodAt: Date | null
  readonly badAt: Date | null
  readonly error: string | null
}

export async function peersOf(office: Office, secrets: Secrets): Promise<readonly Peer[]> {
  const { db } = office.store
  const [libraries, healths, waiting] = [
    await iso18626Libraries(db),
    await connectionHealths(db),
    await waitingByConnection(db),
  ]
  return libraries.map((library) => {
    const name = peerName(library.id)
    const health = healths.get(name)
    const codes =
      library.secret_name === null ? [] : [{ label: 'Its security code', is: secrets.standing(library.secret_name).is }]
    return {
      libraryId: library.id,
      name: library.name,
      ...standingOf({ isSet: library.endpoint !== null, isOn: library.active, secrets: codes, health }),
      goodAt: health?.good_at ?? null,
      badAt: health?.bad_at ?? null,
      error: health?.error ?? null,
      waiting: waiting.get(name)?.waiting ?? 0,
      withPerson: waiting.get(name)?.withPerson ?? 0,
    }
  })
}

export async function tryPeer(
  office: Office,
  tools: { readonly reach: ReachPartner; readonly watch: ConnectionWatch },
  libraryId: number,
): Promise<Answer<readonly ConnectionFinding[]>> {
  const library = await libraryById(office.store.db, libraryId)
  if (library?.channel !== 'iso18626') return refuse('library-not-found')
  const what = 'Their server'
  try {
    const sentence = await tools.watch.of(peerName(libraryId))(() => tools.reach(library.endpoint))
    return done([{ what, isWell: true, sentence }])
  } catch (error) {
    if (error instanceof ConnectorError) return done([{ what, isWell: false, sentence: error.message }])
    throw error
  }
}

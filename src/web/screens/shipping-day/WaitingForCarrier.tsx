import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { ParcelView } from '../../../contract/packages.ts'
import { attempt } from '../../acting.ts'
import { api, client } from '../../api.ts'
import { useKeys } from '../../keys.ts'
import { refreshAll } from '../../live.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'
import { sayCollected } from '../parcels/say-collected.ts'

/**
 * Closed packages that nobody has fetched, whenever they were closed, by carrier: all of one carrier are handed over at once. What
 * leaves on a later day stays.
 */
export function WaitingForCarrier(): ReactNode {
  const closed = useQuery(api.parcels.list.queryOptions({ input: { state: 'closed' } }))
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const waiting = (closed.data ?? []).filter((one) => one.leavesOn === null)
  const carriers = [...Map.groupBy(waiting, (one) => one.carrier ?? 'Carrier not said')]
  const collect = async (carrier: string, parcels: readonly ParcelView[]) => {
    setBusy(true)
    const parcelIds: number[] = []
    const numbers: string[] = []
    let leavesAtMs = Infinity
    const said: string[] = []
    for (const { id: parcelId, number } of parcels) {
      const refused = await attempt(async () => {
        const { leavesInSeconds } = await client.parcels.collect({ parcelId })
        parcelIds.push(parcelId)
        numbers.push(number)
        leavesAtMs = Math.min(leavesAtMs, Date.now() + leavesInSeconds * 1000)
      })
      if (refused) said.push(`${number}: ${refused.sentence}`)
    }
    const words = `${carrier} has ${counted(parcelIds.length, 'package')}`
    if (parcelIds.length > 0) sayCollected({ parcelIds, words, about: numbers.join(', '), leavesAtMs })
    setRefusal(said.length > 0 ? said.join(' ') : null)
    setBusy(false)
    refreshAll()
  }
  useKeys(isBusy ? {} : Object.fromEntries(carriers.map((one, index) => [keyOf(index), () => void collect(...one)])))
  if (carriers.length === 0 && refusal === null) return null
  return (
    <Panel title="Waiting for the carrier" isBare>
      {refusal !== null && <Notice kind="warn">{refusal}</Notice>}
      <ul>
        {carriers.map(([carrier, parcels], index) => (
          <li key={carrier} className="card-line" data-row>
            <div className="row wide">
              <span>
                <span className="card-words">
                  {carrier}: {counted(parcels.length, 'package')}
                </span>{' '}
                {parcels.map((one, at) => (
                  <span key={one.id}>
                    {at > 0 && ' · '}
                    <Link to={addresses.parcel} params={{ parcelId: String(one.id) }}>
                      {one.number}
                    </Link>{' '}
                    <bdi className="soft">{one.library.name}</bdi>
                  </span>
                ))}
              </span>
              <PressButton isFirst={index === 0} isBusy={isBusy} press={() => void collect(carrier, parcels)}>
                {carrier} has all of it <KeyCap of={keyOf(index)} />
              </PressButton>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The first has the letter that a package's page has for it, the others their place in the list. */
const keyOf = (index: number): string => (index === 0 ? 'G' : String(index + 1))

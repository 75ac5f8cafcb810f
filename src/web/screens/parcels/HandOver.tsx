import type { ReactNode } from 'react'
import { attempt } from '../../acting.ts'
import { client } from '../../api.ts'
import { useKeys } from '../../keys.ts'
import { refreshAll } from '../../live.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import type { ParcelView } from '../../../contract/packages.ts'
import { sayCollected } from './say-collected.ts'
import { undoClosing } from './undo-closing.ts'

/** A closed package: the carrier takes it, or its closing is undone. */
export function HandOver({ parcel, refuse }: { parcel: ParcelView; refuse(sentence: string | null): void }): ReactNode {
  const { id: parcelId, closing } = parcel
  const collect = async () => {
    const answer = await attempt(async () => {
      const { leavesInSeconds } = await client.parcels.collect({ parcelId })
      sayCollected({
        parcelIds: [parcelId],
        words: 'The carrier has it',
        about: `${parcel.number} to ${parcel.library.name}`,
        leavesAtMs: Date.now() + leavesInSeconds * 1000,
      })
      refreshAll()
    })
    refuse(answer?.sentence ?? null)
  }
  const undoIt = () => {
    if (closing) void undoClosing(parcel, closing.gesture).then((said) => refuse(said?.sentence ?? null))
  }
  useKeys({ G: () => void collect(), ...(closing ? { U: undoIt } : {}) })
  return (
    <div className="row">
      <PressButton isFirst press={() => void collect()}>
        The carrier has it <KeyCap of="G" />
      </PressButton>
      {closing && (
        <PressButton press={undoIt}>
          Undo closing <KeyCap of="U" />
        </PressButton>
      )}
      <span className="soft">
        The requests say already that it was sent. The libraries are told when the carrier has it; until then closing
        can be undone.
      </span>
    </div>
  )
}

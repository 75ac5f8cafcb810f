import type { ReactNode } from 'react'
import type { ScanSessionView } from '../../../contract/scans.ts'
import { useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { deskKeys } from '../../scan/desk-keys.ts'
import { enqueue } from '../../scan/queue.ts'

/** Closes the package the last piece went into: as its number scanned after the piece would, were a label there already. */
export function ClosePackage({ session }: { session: ScanSessionView }): ReactNode {
  const number = numberOf(session)
  useKeys(number === null ? {} : { [deskKeys.closePackage]: () => enqueue(number) })
  if (number === null) return null
  return (
    <div className="row">
      <PressButton press={() => enqueue(number)}>
        Close package {number} <KeyCap of={deskKeys.closePackage} />
      </PressButton>
    </div>
  )
}

/** Null: the last thing done was no piece put into a package. */
function numberOf({ lines }: ScanSessionView): string | null {
  const last = lines.find((one) => !one.isUndone)
  return last && last.requestId !== null && last.gesture === null ? last.byPackage : null
}

import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { ParcelView } from '../../../contract/packages.ts'
import { api } from '../../api.ts'
import { useKeys } from '../../keys.ts'
import { Answer } from '../../parts/Answer.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import type { Refusal } from '../../refusal.ts'
import { PackSide } from '../pack/PackSide.tsx'
import { usePacking } from '../pack/use-packing.ts'
import { printPaper } from '../print/printing.ts'

/** Closed, and not yet with the carrier: how it goes can be put right, and its label printed again. */
export function PutRight({ parcel }: { parcel: ParcelView }): ReactNode {
  const { id: parcelId, number, library } = parcel
  const view = useQuery(api.packing.get.queryOptions({ input: { parcelId } }))
  const packing = usePacking(parcelId, () => undefined, null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const print = () => void printPaper({ kind: 'label', parcelId }, `${number} to ${library.name}`).then(setRefusal)
  const cheaper = view.data?.cheaper
  useKeys({
    R: print,
    ...(cheaper ? { B: () => void packing.way({ service: cheaper.service }) } : {}),
  })
  return (
    <>
      <Answer to={view} what="how it goes" lines={4}>
        {(shown) => <PackSide view={shown} packing={packing} />}
      </Answer>
      {packing.said && packing.said.tone !== 'right' && <Notice kind="warn">{packing.said.line}</Notice>}
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      <div className="row">
        <PressButton press={print}>
          Print the label again <KeyCap of="R" />
        </PressButton>
      </div>
    </>
  )
}

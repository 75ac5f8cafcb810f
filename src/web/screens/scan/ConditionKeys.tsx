import { useState, type ReactNode } from 'react'
import { damageKeys, damages, damageWords, type Damage } from '../../../domain/receiving/damages.ts'
import { act, attempt, newKey } from '../../acting.ts'
import { client } from '../../api.ts'
import { useKeys } from '../../keys.ts'
import { refreshRequest } from '../../live.ts'
import { CameraKey } from '../../parts/CameraKey.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { PhotoKey } from '../../parts/PhotoKey.tsx'
import { deskKeys } from '../../scan/desk-keys.ts'
import type { Shown } from '../../scan/queue.ts'

type Came = Pick<Shown, 'about'> & { readonly requestId: number; readonly pieceId: number }

/** How the piece just scanned came, and at the table where its lender’s paper goes: a key for each. */
export function ConditionKeys({
  came,
  hasPaper,
  first,
}: {
  came: Came
  hasPaper: boolean
  /** Besides, with the first damage that is said. */
  first?: () => void
}): ReactNode {
  const { requestId, pieceId, about } = came
  const [said, setSaid] = useState<readonly Damage[]>([])
  const [line, setLine] = useState<string | null>(null)
  const [title = '', number = ''] = about.split(' · ')

  const damaged = async (damage: Damage) => {
    if (said.includes(damage)) return
    const isFirst = said.length === 0
    const takeOff = () => setSaid((before) => before.filter((one) => one !== damage))
    setSaid([...said, damage])
    const label = `Damaged: ${damageWords[damage].toLowerCase()}`
    const details = { damages: [damage] }
    const refusal = await act({
      requestId,
      number,
      title,
      action: 'damaged',
      label,
      details,
      key: newKey(),
      undone: takeOff,
    })
    if (refusal) {
      takeOff()
      setLine(refusal.sentence)
    } else if (isFirst) first?.()
  }
  const photo = async (content: string) => {
    const refusal = await attempt(async () => {
      await client.receiving.addPhoto({ requestId, pieceId, content })
      refreshRequest(requestId)
    })
    setLine(refusal?.sentence ?? 'The picture is kept with the request.')
  }
  const paper = async (where: 'in_book' | 'filed') => {
    const refusal = await attempt(async () => {
      const { words } = await client.receiving.paper({ pieceId, paper: where })
      setLine(words === null ? null : `${words}.`)
      refreshRequest(requestId)
    })
    if (refusal) setLine(refusal.sentence)
  }
  useKeys({
    ...Object.fromEntries(damages.map((one) => [damageKeys[one], () => void damaged(one)])),
    ...(hasPaper
      ? { [deskKeys.inTheBook]: () => void paper('in_book'), [deskKeys.fileIt]: () => void paper('filed') }
      : {}),
  })
  return (
    <section className="scan-condition" aria-label="How it came">
      <p className="soft small">How did it come?</p>
      <div className="row">
        {damages.map((one) => (
          <button
            key={one}
            type="button"
            className="small-key form-key"
            aria-pressed={said.includes(one)}
            onClick={() => void damaged(one)}
          >
            {damageWords[one]} <KeyCap of={damageKeys[one]} />
          </button>
        ))}
        <PhotoKey keep={(content) => void photo(content)} fail={setLine} />
        <CameraKey keep={(content) => void photo(content)} fail={setLine} />
      </div>
      {hasPaper && (
        <>
          <p className="soft small">The lender’s paper</p>
          <div className="row">
            <button type="button" className="small-key form-key" onClick={() => void paper('in_book')}>
              Stays in the book <KeyCap of={deskKeys.inTheBook} />
            </button>
            <button type="button" className="small-key form-key" onClick={() => void paper('filed')}>
              File it <KeyCap of={deskKeys.fileIt} />
            </button>
          </div>
        </>
      )}
      {line !== null && <output className="scan-condition-line">{line}</output>}
    </section>
  )
}

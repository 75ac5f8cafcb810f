import { useState, type ReactNode } from 'react'
import { attempt } from '../../acting.ts'
import { bothOf } from '../../both-of.ts'
import { sayOnly } from '../../done-line.ts'
import { Notice } from '../../parts/Notice.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import type { Refusal } from '../../refusal.ts'
import { useChange } from './saying.ts'

interface Versioned {
  readonly version: string
}
export interface WholeFormProps<T> {
  /** What the fields begin with. */
  readonly start: T
  readonly refusal: Refusal | null
  readonly isBusy: boolean
  /** Does it over what was opened, and answers with what stands then; null where it was refused. */
  readonly save: (mine: T) => Promise<T | null>
  /** What was said no, with the ways on. */
  readonly said: ReactNode
}

/**
 * A form of settings that is saved whole. Where others saved meanwhile it is refused, and what was typed stays; their
 * changes are then laid beside it on a key.
 */
export function WholeForm<T extends Versioned>({
  found,
  read,
  write,
  words,
  about = '',
  dropped,
  children,
}: {
  found: T
  read: () => Promise<T>
  write: (mine: T) => Promise<T>
  /** Said when it is saved. */
  words: string | ((mine: T) => string)
  about?: string
  /** What was typed beside the form, such as a secret, goes too. */
  dropped?: () => void
  children: (form: WholeFormProps<T>) => ReactNode
}): ReactNode {
  const { refusal, isBusy, change, forget } = useChange()
  const [{ base, start, turn }, open] = useState({ base: found, start: found, turn: 0 })
  const save = async (mine: T): Promise<T | null> => {
    if (isToLay()) {
      await layTogether(mine)
      return null
    }
    const saved: T[] = []
    await change(
      async () => {
        const kept = await write({ ...mine, version: base.version })
        saved.push(kept)
        open({ base: kept, start, turn })
      },
      typeof words === 'string' ? words : words(mine),
      about,
    )
    return saved[0] ?? null
  }
  const openAnew = async (startOf: (theirs: T) => T): Promise<void> => {
    const answer = await attempt(async () => {
      const theirs = await read()
      open({ base: theirs, start: startOf(theirs), turn: turn + 1 })
      forget()
    })
    if (answer) sayOnly(answer.sentence)
  }
  const layTogether = (mine: T) => openAnew((theirs) => bothOf(base, mine, theirs))
  const startAgain = () =>
    openAnew((theirs) => {
      dropped?.()
      return theirs
    })
  const said = refusal && (
    <Notice kind="warn">
      <p>{refusal.sentence}</p>
      {refusal.code === 'settings-stale' && (
        <div className="row">
          {/* Submits: what stands in the fields now is mine, also what was typed since. */}
          <button type="submit" className="small-key form-key first" name={layName} aria-busy={isBusy}>
            Put theirs beside mine
          </button>
          <PressButton press={() => void startAgain()}>Drop mine, show theirs</PressButton>
        </div>
      )}
    </Notice>
  )
  return (
    <div key={turn} onSubmitCapture={({ nativeEvent }) => hearSubmit(nativeEvent)}>
      {children({ start, refusal, isBusy, save, said })}
    </div>
  )
}

const layName = 'lay-together'
/** Of the submit that is under way: heard before the form itself hears of it. */
let isLaying = false
function hearSubmit(event: Event): void {
  isLaying = event instanceof SubmitEvent && event.submitter?.getAttribute('name') === layName
}
function isToLay(): boolean {
  const was = isLaying
  isLaying = false
  return was
}

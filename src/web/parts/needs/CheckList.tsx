import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { KeyCap } from '../KeyCap.tsx'

interface CheckListProps {
  label: string
  choices: readonly { value: string; label: string; key?: string | null }[]
  chosen: readonly string[]
  change: (chosen: readonly string[]) => void
}

export function CheckList({ label, choices, chosen, change }: CheckListProps): ReactNode {
  return (
    <fieldset className="across">
      <legend>{label}</legend>
      <div className="row">
        {choices.map((choice) => (
          <Checkbox
            key={choice.value}
            label={
              <>
                {choice.label} <KeyCap of={choice.key ?? null} />
              </>
            }
            checked={chosen.includes(choice.value)}
            onChange={(event) =>
              change(
                event.currentTarget.checked ? [...chosen, choice.value] : chosen.filter((one) => one !== choice.value),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

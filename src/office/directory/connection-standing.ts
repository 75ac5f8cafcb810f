// How a connection stands, in a word and a sentence: for the lights, the connections page and the doctor.
import type { ConnectionHealthRecord } from '../../store/connection-health.ts'
import type { SecretStanding } from './secrets.ts'

export type Standing = 'off' | 'unset' | 'locked' | 'untried' | 'well' | 'trouble'
export interface Stands {
  readonly standing: Standing
  readonly sentence: string
}
export interface StandingFacts {
  readonly isSet: boolean
  readonly isOn: boolean
  /** Of those it cannot do without. */
  readonly secrets: readonly { readonly label: string; readonly is: SecretStanding['is'] }[]
  readonly health: Pick<ConnectionHealthRecord, 'is_well' | 'error'> | undefined
}

export function standingOf({ isSet, isOn, secrets, health }: StandingFacts): Stands {
  if (!isSet) return { standing: 'unset', sentence: 'Not set up: what it would do is a card.' }
  const locked = secrets.filter((one) => one.is === 'locked').map((one) => one.label)
  if (locked.length > 0)
    return {
      standing: 'locked',
      sentence: `${locked.join(', ')}: sealed with a key that is not here. Enter it again, or start the office with the key it was sealed with.`,
    }
  if (!isOn) return { standing: 'off', sentence: 'Switched off: what it would do is a card.' }
  const missing = secrets.filter((one) => one.is === 'none').map((one) => one.label)
  if (missing.length > 0) return { standing: 'trouble', sentence: `${missing.join(', ')}: not entered yet.` }
  if (health?.is_well === false) return { standing: 'trouble', sentence: health.error ?? 'The last call failed.' }
  return health?.is_well === true
    ? { standing: 'well', sentence: 'The last call went well.' }
    : { standing: 'untried', sentence: 'Switched on, and not called yet.' }
}

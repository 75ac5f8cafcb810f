// Two refused log-ins in five minutes, and no third: the third locks the account, for the whole office and for both
// of Polaris' interfaces, which share it (PAPI 8.0 manual, AuthenticateStaffUser).
import { ConnectorError } from '../../office/ports.ts'

/** Log-ins that were refused, or of which nobody knows. Kept where every process of the office sees them. */
export interface LogInTries {
  read(): Promise<readonly Date[]>
  write(tries: readonly Date[]): Promise<void>
}

export const triesInMemory = (): LogInTries => {
  let kept: readonly Date[] = []
  return {
    read: () => Promise.resolve(kept),
    write: (tries) => {
      kept = tries
      return Promise.resolve()
    },
  }
}

const windowMs = 5 * 60_000
const mostFailures = 2

export interface StaffAccount {
  /** Does one log-in when that is safe. Log-ins wait for each other. */
  logIn<T>(attempt: () => Promise<T>): Promise<T>
}

export function createStaffAccount(tries: LogInTries, now: () => Date): StaffAccount {
  let last: Promise<unknown> = Promise.resolve()

  async function once<T>(attempt: () => Promise<T>): Promise<T> {
    const recent = (await tries.read()).filter((at) => now().getTime() - at.getTime() < windowMs)
    if (recent.length >= mostFailures) throw tooMany(recent, now())
    // Written before it is tried: an answer that never comes may have been a refusal.
    await tries.write([...recent, now()])
    try {
      const done = await attempt()
      await tries.write([])
      return done
    } catch (error) {
      if (error instanceof ConnectorError && error.kind === 'unreachable' && error.name === 'ConnectorError')
        await tries.write(recent)
      throw error
    }
  }
  return {
    logIn(attempt) {
      const mine = last.then(
        () => once(attempt),
        () => once(attempt),
      )
      last = mine.catch(() => null)
      return mine
    },
  }
}

function tooMany(recent: readonly Date[], now: Date): ConnectorError {
  const oldest = Math.min(...recent.map((at) => at.getTime()))
  const minutes = Math.max(1, Math.ceil((oldest + windowMs - now.getTime()) / 60_000))
  return new ConnectorError(
    'bad-credentials',
    `Two log-ins to Polaris failed within five minutes. A third would lock the account: none is tried for ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. Check account and password in the settings.`,
    { retry: true },
  )
}

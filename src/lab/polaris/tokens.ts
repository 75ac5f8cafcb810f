import { randomBytes } from 'node:crypto'
import { wallText, type World } from './world.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const triesAllowed = 3
const triesWithinMs = 5 * 60_000

export function randomText(length: number): string {
  return [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('')
}

/** A token and its secret; every sign-in makes a new pair and leaves the older ones valid. */
export function issue(
  world: World,
  kind: 'staff' | 'patron' | 'workstation' | 'identity',
  ownerId: number,
  hours = 24,
) {
  const expiresAt = new Date(world.wall.now().getTime() + hours * 3_600_000).toISOString()
  const pair = { token: randomText(32), secret: randomText(16), kind, ownerId, expiresAt }
  world.state.tokens = world.state.tokens.filter((one) => one.expiresAt > wallText(world)).slice(-2000)
  world.state.tokens.push(pair)
  return pair
}

export function validToken(world: World, kind: 'staff' | 'patron' | 'workstation' | 'identity', token: string) {
  const now = wallText(world)
  return world.state.tokens.find((one) => one.kind === kind && one.token === token && one.expiresAt > now)
}

export function patronSecrets(world: World, patronId: number): string[] {
  const now = wallText(world)
  const mine = world.state.tokens.filter(
    (one) => one.kind === 'patron' && one.ownerId === patronId && one.expiresAt > now,
  )
  return mine.map((one) => one.secret)
}

/** Three failures in five minutes lock an account for a while, counted from the third. */
export function isLocked(world: World, account: string): boolean {
  const now = world.wall.now().getTime()
  const lockMs = world.settings.assumed('lockMinutes') * 60_000
  const times = world.state.failures
    .filter((one) => one.account === account.toLowerCase())
    .map((one) => new Date(one.at).getTime())
    .toSorted((a, b) => a - b)
  return times.some((time, index) => {
    const third = times[index + triesAllowed - 1]
    return third !== undefined && third - time <= triesWithinMs && now - third < lockMs
  })
}

export function noteFailure(world: World, account: string): void {
  world.state.failures.push({ account: account.toLowerCase(), at: wallText(world) })
  if (world.state.failures.length > 1000) world.state.failures.splice(0, 500)
}

export function forgetFailures(world: World, account: string): void {
  world.state.failures = world.state.failures.filter((one) => one.account !== account.toLowerCase())
}

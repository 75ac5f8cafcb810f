// Every kind of fault either emulator knows, each by chance. Those that cost seconds are rarer than those that cost none;
// what makes something is hit more often than what only looks.
/** A locked account stands still for five minutes: once, and only in a run that has the time. */
export const lockOut = { kind: 'lock-out', on: 'authenticat', chance: 0.5, times: 1 } as const
export const polarisFaults = [
  // Two log-ins that fail keep the office from a third for five minutes: they are spared, but for the lock-out.
  { kind: 'delay', on: 'authenticat', ms: 1 },
  ...onMaking('/workflow'),
  ...onMaking('POST /PAPIService/REST/public/v2/1033/100/1/patron'),
  { kind: 'time-out-before', chance: 0.002, ms: 1500 },
  { kind: 'time-out-after', chance: 0.002, ms: 1500 },
  { kind: 'half', chance: 0.01 },
  { kind: 'error', chance: 0.012 },
  { kind: 'wrong-type', chance: 0.01 },
  { kind: 'twice', chance: 0.01 },
  { kind: 'busy', chance: 0.008, ms: 1000 },
  { kind: 'unauthorized', chance: 0.003 },
  { kind: 'skew', chance: 0.003 },
  { kind: 'maintenance', chance: 0.003, ms: 1000 },
  { kind: 'delay', chance: 0.01, ms: 150 },
] as const

function onMaking(on: string) {
  return [
    { kind: 'time-out-after', on, chance: 0.01, ms: 1500 },
    { kind: 'half', on, chance: 0.04 },
    { kind: 'wrong-type', on, chance: 0.03 },
    { kind: 'twice', on, chance: 0.06 },
  ] as const
}

const making = 'POST /ill/request/data'
export const worldshareFaults = [
  { kind: 'timeout-after', where: making, chance: 0.02 },
  { kind: 'half', where: making, chance: 0.06 },
  { kind: 'wrong-type', where: making, chance: 0.03 },
  { kind: 'duplicate', where: making, chance: 0.06 },
  { kind: 'timeout-before', chance: 0.002 },
  { kind: 'timeout-after', chance: 0.002 },
  { kind: 'half', chance: 0.012 },
  { kind: 'error', chance: 0.012 },
  { kind: 'wrong-type', chance: 0.01 },
  { kind: 'partial', chance: 0.006 },
  { kind: 'duplicate', chance: 0.01 },
  { kind: 'too-many', chance: 0.003 },
  { kind: 'unauthorized', chance: 0.004 },
  { kind: 'skew', chance: 0.004 },
  { kind: 'failure', chance: 0.004, ms: 140_002 },
  { kind: 'delay', chance: 0.01, ms: 150 },
] as const
/** A window in which every call meets a page for people; opened now and then by the driver. */
export const maintenanceWindow = { kind: 'maintenance', ms: 2500 } as const

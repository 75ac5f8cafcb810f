import { faultKinds, type Fault } from './state.ts'
import type { Lab } from './lab.ts'

export type FaultKind = Fault['kind']

/** The faults that meet this call: those lying in wait, by number or by chance, and the one it asks for itself. */
export function faultsFor(
  lab: Lab,
  call: { readonly method: string; readonly path: string; readonly own: string | null },
  chance: () => number,
): readonly Fault[] {
  lab.state.faults = lab.state.faults.filter((one) => one.until === null || one.until > lab.wall())
  const met = lab.state.faults.filter((one) => isAt(one.where, call.method, call.path) && chance() < one.chance)
  for (const one of met) if (one.times !== null) one.times -= 1
  lab.state.faults = lab.state.faults.filter((one) => one.times === null || one.times > 0)
  const own = call.own === null ? null : readFault(call.own)
  return own ? [...met, { ...own, id: 0 }] : met
}

/** "delay:1500", "too-many", "skew:-3600000": a kind and, after a colon, its milliseconds. */
export function readFault(text: string): Omit<Fault, 'id'> | null {
  const [name = '', ms] = text.trim().split(':')
  const kind = faultKinds.find((one) => one === name)
  if (!kind) return null
  return { kind, where: '*', times: 1, chance: 1, ms: Number(ms ?? defaultMs(kind)) || 0, until: null }
}

/** A fault that lies in wait. A maintenance window with a length begins now and meets every call until its end. */
export function addFault(lab: Lab, fault: Omit<Fault, 'id' | 'until'>): Fault {
  const isWindow = fault.kind === 'maintenance' && fault.ms > 0
  const until = isWindow ? lab.wall() + fault.ms : null
  const added = { ...fault, times: isWindow ? null : fault.times, until, id: lab.state.nextFault }
  lab.state.nextFault += 1
  lab.state.faults.push(added)
  return added
}

export function defaultMs(kind: FaultKind): number {
  if (kind === 'delay') return 2000
  if (kind === 'failure') return 140_006
  return kind === 'skew' ? 3_600_000 : 0
}

function isAt(where: string, method: string, path: string): boolean {
  if (where === '*') return true
  const [first = '', second] = where.trim().split(/\s+/)
  if (second === undefined) return isUnder(first, path)
  return first.toUpperCase() === method && isUnder(second, path)
}

/** A path that ends in $ is meant whole. */
const isUnder = (where: string, path: string): boolean =>
  where.endsWith('$') ? path === where.slice(0, -1) : path.startsWith(where)

// A state that knows what was changed in it: so that writing it down, and taking back what failed half-way, cost as much as
// the change and not as much as the state.

/** A part of the state, by name: its rows that were touched, or that rows came, went or the whole was put in its place. */
export interface Touched {
  readonly rows: Set<object>
  isListTouched: boolean
}
export interface Tracked<S extends object> {
  /** To be read and changed in place. */
  readonly state: S
  /** The same, to be written out as it is. */
  readonly raw: S
  /** What was touched since this was last asked. */
  taken(): ReadonlyMap<string, Touched>
  /** Does it, or leaves everything as it was. */
  whole<T>(work: () => T): T
  /** Another state in its place. */
  replace(by: S): void
}

interface Place {
  /** Which part of the state it belongs to; null for the state itself. */
  readonly part: string | null
  /** Which row of that part. */
  readonly row: object | null
}

export function track<S extends object>(first: S): Tracked<S> {
  const raw: S = first
  const proxies = new WeakMap<object, object>()
  const raws = new WeakMap<object, object>()
  let touched = new Map<string, Touched>()
  let undo: (() => void)[] | null = null

  function touch({ part, row }: Place, key: PropertyKey): void {
    const name = part ?? String(key)
    const found = touched.get(name) ?? { rows: new Set<object>(), isListTouched: false }
    touched.set(name, found)
    if (row === null) found.isListTouched = true
    else found.rows.add(row)
  }
  /** Nothing tracked ends up inside the state itself. */
  function bare(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    const own = raws.get(value)
    if (own) return own
    if (proxies.has(value)) return value
    for (const key of Object.keys(value)) {
      const inner: unknown = Reflect.get(value, key)
      if (typeof inner === 'object' && inner !== null) Reflect.set(value, key, bare(inner))
    }
    return value
  }
  function changed(target: object, key: PropertyKey, place: Place): void {
    touch(place, key)
    if (!undo) return
    const before = Reflect.getOwnPropertyDescriptor(target, key)
    const length = Array.isArray(target) ? target.length : null
    undo.push(() => {
      if (before) Reflect.defineProperty(target, key, before)
      else Reflect.deleteProperty(target, key)
      // A list grew by what was put behind its end.
      if (length !== null) Reflect.set(target, 'length', length)
    })
  }
  function wrapped<T extends object>(target: T, place: Place): T {
    const made = new Proxy(target, {
      get(from, key, receiver) {
        const value: unknown = Reflect.get(from, key, receiver)
        return typeof value === 'object' && value !== null ? (proxies.get(value) ?? inside(value, key)) : value
      },
      set(to, key, value) {
        const next = bare(value)
        const isSame = Object.is(Reflect.get(to, key), next) && Reflect.has(to, key)
        if (isSame) return true
        changed(to, key, place)
        return Reflect.set(to, key, next)
      },
      deleteProperty(from, key) {
        if (Reflect.has(from, key)) changed(from, key, place)
        return Reflect.deleteProperty(from, key)
      },
    })
    function inside(value: object, key: PropertyKey): object {
      const part = place.part ?? String(key)
      const isRow = place.part !== null && place.row === null
      return wrapped(value, { part, row: isRow ? value : place.row })
    }
    proxies.set(target, made)
    raws.set(made, target)
    return made
  }

  const state = wrapped(raw, { part: null, row: null })
  return {
    state,
    raw,
    taken() {
      const all = touched
      touched = new Map()
      return all
    },
    whole(work) {
      const outer = undo
      undo = []
      try {
        return work()
      } catch (error) {
        for (const back of undo.toReversed()) back()
        throw error
      } finally {
        undo = outer
      }
    },
    replace(by) {
      Object.assign(state, by)
    },
  }
}

/** A path with :names, matched as IIS does: capital and small letters are the same. */
export interface Route<T> {
  readonly method: string
  readonly pattern: RegExp
  readonly names: readonly string[]
  readonly value: T
}

export function route<T>(method: string, path: string, value: T): Route<T> {
  const names: string[] = []
  const source = path
    .split('/')
    .map((part) => {
      if (!part.startsWith(':')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      names.push(part.slice(1))
      return '([^/]+)'
    })
    .join('/')
  return { method, pattern: new RegExp(`^${source}/?$`, 'i'), names, value }
}

/** The most literal of the fitting routes: those with fewer names come first. */
export function findRoute<T>(
  routes: readonly Route<T>[],
  method: string,
  path: string,
): { value: T; path: Record<string, string> } | 'wrong method' | null {
  const fitting = routes.filter((one) => one.pattern.test(path)).toSorted((a, b) => a.names.length - b.names.length)
  const found = fitting.find((one) => one.method === method)
  if (!found) return fitting.length > 0 ? 'wrong method' : null
  const parts = found.pattern.exec(path)?.slice(1) ?? []
  return { value: found.value, path: Object.fromEntries(found.names.map((name, at) => [name, plain(parts[at] ?? '')])) }
}

/** IIS reads a plus sign in a path as a space. */
function plain(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '))
  } catch {
    return part
  }
}

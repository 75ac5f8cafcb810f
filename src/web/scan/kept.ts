// What this browser remembers of its scanner. A browser that keeps nothing loses it at a reload, and no more.
export function readKept(where: 'localStorage' | 'sessionStorage', name: string): unknown {
  try {
    const text = window[where].getItem(name)
    return text === null ? null : JSON.parse(text)
  } catch (error) {
    console.info('this browser keeps nothing', error)
    return null
  }
}

export function keep(where: 'localStorage' | 'sessionStorage', name: string, value: unknown): void {
  try {
    if (value === null) window[where].removeItem(name)
    else window[where].setItem(name, JSON.stringify(value))
  } catch (error) {
    console.info('this browser keeps nothing', error)
  }
}

export const textAt = (from: unknown, name: string): string | null => {
  const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined
  return typeof value === 'string' ? value : null
}

import { readFileSync } from 'node:fs'

const read = (): string => {
  const text: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof text === 'object' && text !== null && 'version' in text && typeof text.version === 'string'
    ? text.version
    : '0.0.0'
}

/** The release, from package.json. */
export const programVersion: string = read()

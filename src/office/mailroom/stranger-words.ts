import type { StrangerRecord } from '../../store/strangers.ts'

/** What a thing that belongs to nobody is, in one line. */
export const strangerWords = (one: Pick<StrangerRecord, 'title' | 'code' | 'sender' | 'library'>): string =>
  [one.title ?? one.code ?? 'No title', one.library ?? one.sender]
    .filter((part) => part !== null && part !== '')
    .join(' · from ')

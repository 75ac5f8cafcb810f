/** The number under which a thing that belongs to nobody is kept, 'X-26-00001', with or without hyphens; null when it is none. */
export function readStrangerNumber(text: string): string | null {
  const match = /^X-?(\d{2})-?(\d{5,})$/i.exec(text.replaceAll(/\s/g, ''))
  return match ? `X-${match[1]}-${match[2]}` : null
}

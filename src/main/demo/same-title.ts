/** Nine digits are the same in an ISBN of 10 and of 13; check digit and prefix are not. */
export function bareIsbn(isbn: string): string {
  const digits = isbn.replaceAll(/[^\dXx]/g, '')
  return digits.length === 13 ? digits.slice(3, 12) : digits.slice(0, 9)
}

/** Letters and digits only, lower case, without accents or a leading article. */
export const plainTitle = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^(the|a|an) /, '')
    .trim()

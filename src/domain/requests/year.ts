// The year of publication, as catalogs and people write it.

/** The year in what was typed: '2026', 'c2026', '[2026?]'. */
export function yearIn(text: string | undefined): number | null {
  const year = /(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/.exec(text ?? '')?.[1]
  return year === undefined ? null : Number(year)
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** The value below which this share of the values lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const perSecond = (count: number, milliseconds: number): number => (count / milliseconds) * 1000

export const whole = (value: number): string => Math.round(value).toLocaleString('en-US')
export const ratio = (value: number): string => value.toFixed(2)
export const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0))
export const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)

/** What a part of the bench came to: a table, and where an aim is set, whether it was reached. */
export interface Section {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly aims: readonly Aim[]
  readonly notes: readonly string[]
}
export interface Aim {
  readonly words: string
  readonly reached: boolean
}

export function asMarkdown(section: Section): string {
  const widths = section.columns.map((column, index) =>
    Math.max(column.length, ...section.rows.map((row) => row[index]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0))).join(' | ')} |`
  const rule = `| ${widths.map((width, index) => (index === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [
    `## ${section.title}`,
    '',
    line(section.columns),
    rule,
    ...section.rows.map(line),
    '',
    ...section.aims.map((aim) => `- ${aim.reached ? 'Reached' : 'Missed'}: ${aim.words}`),
    ...section.notes.map((note) => `- ${note}`),
  ]
    .join('\n')
    .trimEnd()
}

/** A page's sections with these in the place of those of the same title, or behind the last. */
export function withSections(page: string, sections: readonly Section[]): readonly string[] {
  const kept = new Map(
    page
      .split(/^(?=## )/m)
      .slice(1)
      .map((text) => [/^## (.*)$/m.exec(text)?.[1] ?? '', text.trimEnd()]),
  )
  for (const section of sections) kept.set(section.title, asMarkdown(section))
  return [...kept.values()]
}

import { titles, type Title } from './catalogue.ts'

/** Which titles a query of WorldCat Search finds: words with or without an index (ti au bn in no kw), all of them together. */
export function findTitles(text: string): readonly Title[] {
  const terms = [...text.matchAll(/(?:(\w+)[:=]\s*)?("[^"]*"|[^\s()]+)/g)].flatMap(([, index, word = '']) => {
    const value = word.replaceAll('"', '').trim()
    return value === '' || /^(and|or|not)$/i.test(value) ? [] : [{ index: index?.toLowerCase() ?? 'kw', value }]
  })
  return titles().filter((title) => terms.every(({ index, value }) => fits(title, index, value.toLowerCase())))
}

function fits(title: Title, index: string, value: string): boolean {
  switch (index) {
    case 'ti':
      return holds(title.title, value)
    case 'au':
      return holds(title.creator, value)
    case 'no':
      return title.oclcNumber === value
    case 'bn':
      return title.isbn === digits(value)
    case 'in':
      return digits(title.issn) === digits(value)
    default:
      return [title.title, title.creator, title.date, title.isbn, title.oclcNumber].some((one) => holds(one, value))
  }
}

const holds = (text: string, value: string): boolean => text.toLowerCase().includes(value.replaceAll('*', ''))
const digits = (text: string): string => text.replaceAll(/[^0-9Xx]/g, '')

// A page of another system as lines of cells, whether it was copied (HTML, plain text), saved, or printed. HTML is only
// read: nothing of it is ever shown or run.

/** Cells left to right; an empty cell keeps its place. */
export type Line = readonly string[]
export interface Copied {
  readonly html?: string
  readonly text?: string
  /** Already in cells, by where the words stand on paper. */
  readonly lines?: readonly Line[]
}
/** So much of a page is read. */
export const mostCharacters = 4_000_000

export function pageLines({ html, text, lines }: Copied): readonly Line[] {
  if (lines) return lines.map((line) => line.map(tidy))
  if (html !== undefined && /<\w/.test(html)) return htmlLines(html.slice(0, mostCharacters))
  return textLines((text ?? html ?? '').slice(0, mostCharacters))
}

function textLines(text: string): Line[] {
  const hasTabs = text.includes('\t')
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => (hasTabs ? line.split('\t') : line.split(/ {2,}/)).map(tidy))
    .filter((cells) => cells.some((cell) => cell !== ''))
}

const tidy = (text: string): string => text.replaceAll(/[\s\u00A0\u200B\uFEFF]+/g, ' ').trim()

const unread: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'svg',
  'iframe',
  'object',
  'option',
  'textarea',
  'button',
])
const isVoid: ReadonlySet<string> = new Set(['br', 'img', 'input', 'hr', 'meta', 'link', 'col', 'wbr', 'area', 'base'])
const breaking: ReadonlySet<string> = new Set(
  'p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 section article header footer main nav form fieldset table caption label'.split(
    ' ',
  ),
)
type Kind = 'row' | 'cell' | 'block' | 'plain'
interface Open {
  readonly tag: string
  readonly kind: Kind
}
/** Deeper nesting is nobody's page. */
const deepest = 500

/** Rows are table rows, or what says it is one (role="row"); elsewhere each block is a line. The innermost row wins. */
function htmlLines(html: string): Line[] {
  const lines: string[][] = []
  let cells: string[] = []
  let cell = ''
  let isInCell = false
  const open: Open[] = []

  const endCell = (): void => {
    if (isInCell || tidy(cell) !== '') cells.push(tidy(cell))
    cell = ''
    isInCell = false
  }
  const endLine = (): void => {
    endCell()
    if (cells.some((one) => one !== '')) lines.push(cells)
    cells = []
  }
  const begin = (kind: Kind): void => {
    if (kind === 'row') endLine()
    if (kind === 'cell') {
      endCell()
      isInCell = true
    }
    if (kind === 'block') {
      if (isInCell) cell += ' '
      else endLine()
    }
  }
  const end = (kind: Kind): void => {
    if (kind === 'row') endLine()
    if (kind === 'cell') endCell()
    if (kind === 'block') begin('block')
  }

  let at = 0
  while (at < html.length) {
    const next = html.indexOf('<', at)
    cell += decoded(html.slice(at, next === -1 ? undefined : next))
    if (next === -1) break
    const tag = tagAt(html, next)
    at = tag.end
    if (tag.name === '') {
      cell += tag.text
      continue
    }
    if (tag.isEnd) {
      const index = open.findLastIndex((one) => one.tag === tag.name)
      for (const one of index === -1 ? [] : open.splice(index).toReversed()) end(one.kind)
      continue
    }
    if (tag.name === 'br') {
      if (isInCell) cell += ' '
      else endLine()
    }
    if (tag.name === 'input') cell += ` ${valueOf(tag.attributes)} `
    if (isVoid.has(tag.name)) continue
    if (tag.name === 'option' && /\sselected\b/i.test(tag.attributes)) continue
    if (tag.name === 'textarea') {
      const close = closing(html, at, tag.name)
      cell += ` ${decoded(html.slice(at, close.start))} `
      at = close.end
      continue
    }
    if (unread.has(tag.name) || isHidden(tag.attributes)) {
      at = tag.isWhole ? at : skipped(html, at, tag.name)
      continue
    }
    const kind = kindOf(tag.name, tag.attributes)
    if (kind === 'row' || kind === 'cell') closeOpen(open, kind, end)
    begin(kind)
    if (open.length < deepest && !tag.isWhole) open.push({ tag: tag.name, kind })
  }
  endLine()
  return lines
}

/** Rows and cells may be left unclosed: the next one of the same table ends them. */
function closeOpen(open: Open[], kind: 'row' | 'cell', end: (kind: Kind) => void): void {
  const table = open.findLastIndex((one) => one.tag === 'table')
  const index = open.findLastIndex(
    (one) => (one.tag === 'tr' && kind === 'row') || one.tag === 'td' || one.tag === 'th',
  )
  if (index <= table) return
  for (const one of open.splice(index).toReversed()) end(one.kind)
}

interface Tag {
  readonly name: string
  readonly isEnd: boolean
  readonly isWhole: boolean
  readonly attributes: string
  readonly text: string
  readonly end: number
}
function tagAt(html: string, start: number): Tag {
  const nothing = { name: '', isEnd: false, isWhole: false, attributes: '' }
  if (html.startsWith('<!--', start)) {
    const close = html.indexOf('-->', start + 4)
    return { ...nothing, text: '', end: close === -1 ? html.length : close + 3 }
  }
  const match = /^<(\/?)([A-Za-z][A-Za-z0-9:-]*)/.exec(html.slice(start, start + 60))
  if (!match) {
    const isMarkup = html[start + 1] === '!' || html[start + 1] === '?'
    const close = isMarkup ? html.indexOf('>', start) : start
    return { ...nothing, text: isMarkup ? '' : '<', end: close === -1 ? html.length : close + 1 }
  }
  const end = endOfTag(html, start + match[0].length)
  return {
    name: (match[2] ?? '').toLowerCase(),
    isEnd: match[1] === '/',
    isWhole: html[end - 2] === '/',
    attributes: html.slice(start + match[0].length, end - 1),
    text: '',
    end,
  }
}

/** A > inside quotes ends no tag. */
function endOfTag(html: string, from: number): number {
  let quote = ''
  for (let index = from; index < html.length; index += 1) {
    const one = html.charAt(index)
    if (quote !== '') {
      if (one === quote) quote = ''
    } else if ((one === '"' || one === "'") && html[index - 1] === '=') quote = one
    else if (one === '>') return index + 1
  }
  return html.length
}

function closing(html: string, from: number, name: string): { start: number; end: number } {
  const search = new RegExp(`</${name}[^>]*>`, 'gi')
  search.lastIndex = from
  const found = search.exec(html)
  return found ? { start: found.index, end: search.lastIndex } : { start: html.length, end: html.length }
}

/** Past the end of this element, others of its name inside it counted. */
function skipped(html: string, from: number, name: string): number {
  const search = new RegExp(`<(/?)${name}(?=[\\s>/])[^>]*>`, 'gi')
  search.lastIndex = from
  let depth = 1
  for (let found = search.exec(html); found; found = search.exec(html)) {
    if (found[1] === '/') depth -= 1
    else if (!['script', 'style', 'textarea'].includes(name)) depth += 1
    if (depth === 0) return search.lastIndex
  }
  return html.length
}

const isHidden = (attributes: string): boolean =>
  /\shidden(\s|=|$)/i.test(` ${attributes}`) || /display\s*:\s*none/i.test(attributes)

function kindOf(name: string, attributes: string): Kind {
  const role = /\srole\s*=\s*["']?(\w+)/i.exec(attributes)?.[1]?.toLowerCase()
  if (name === 'tr' || role === 'row') return 'row'
  if (name === 'td' || name === 'th' || role === 'cell' || role === 'gridcell' || role === 'columnheader') return 'cell'
  return breaking.has(name) ? 'block' : 'plain'
}

function valueOf(attributes: string): string {
  const type = /\stype\s*=\s*["']?(\w+)/i.exec(attributes)?.[1]?.toLowerCase() ?? 'text'
  if (!['text', 'date', 'search', 'number', 'email', 'tel'].includes(type) || isHidden(attributes)) return ''
  return decoded(/\svalue\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes)?.slice(1).find(Boolean) ?? '')
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  hellip: '…',
  eacute: 'é',
  ouml: 'ö',
  uuml: 'ü',
  auml: 'ä',
}
const decoded = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
  })

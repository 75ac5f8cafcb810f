import { SaxesParser } from 'saxes'

export type Attribute = { name: string; uri: string; value: string }
export type Element = {
  name: string
  uri: string
  attributes: Attribute[]
  children: Element[]
  text: string
}

/** The document as a tree, or the reason why it is none. Document types (and so entities) are refused. */
export function readTree(xml: string): { root: Element } | { problem: string } {
  let root: Element | undefined
  let problem: string | undefined
  const open: Element[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => (problem ??= error.message))
  parser.on('doctype', () => (problem ??= 'a document type is not allowed'))
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes).map(({ local, uri, value }) => ({ name: local, uri, value }))
    const element = { name: tag.local, uri: tag.uri, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  const addText = (text: string): void => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.write(xml).close()
  if (problem !== undefined || !root) return { problem: problem ?? 'an empty document' }
  return { root }
}

/** The element found by going down these names. */
export function find(from: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>(
    (element, name) => element?.children.find((child) => child.name === name),
    from,
  )
}

/** The text found by going down these names; blank counts as absent. */
export function textAt(from: Element | undefined, ...path: string[]): string | undefined {
  return find(from, ...path)?.text.trim() || undefined
}

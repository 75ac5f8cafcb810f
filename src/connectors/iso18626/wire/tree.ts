/** XML as a tree of elements, for messages small enough to hold. No DOCTYPE, no entities but the five XML itself has. */
import { SaxesParser } from 'saxes'

export const namespace = 'http://illtransactions.org/2013/iso18626'
const deepest = 40

export interface XmlElement {
  /** The name without its prefix. */
  readonly name: string
  /** Neither in the protocol's namespace nor without any. */
  readonly isForeign: boolean
  readonly namespace: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: XmlElement[]
  /** Its own text, without that of the elements inside. */
  text: string
}

export interface XmlAttribute {
  readonly name: string
  readonly namespace: string
  readonly value: string
}

export type Parsed =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly sentence: string }

export function parseXml(text: string): Parsed {
  try {
    return { ok: true, root: build(text) }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, sentence: error.message }
    throw error
  }
}

class Unreadable extends Error {
  override name = 'Unreadable'
}

function build(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true })
  const open: XmlElement[] = []
  let root: XmlElement | null = null

  parser.on('error', (error) => {
    const [, line = '1', column = '0', fault = error.message] = /^(\d+):(\d+): (.*?)\.?$/s.exec(error.message) ?? []
    throw new Unreadable(`This is not XML we can read: ${fault} (line ${line}, column ${column}).`)
  })
  parser.on('doctype', () => {
    throw new Unreadable('A message must not have a DOCTYPE.')
  })
  parser.on('opentag', (tag) => {
    if (open.length >= deepest) throw new Unreadable(`Elements are nested more than ${deepest} deep.`)
    const element: XmlElement = {
      name: tag.local,
      isForeign: tag.uri !== namespace && tag.uri !== '',
      namespace: tag.uri,
      attributes: Object.values(tag.attributes).map(({ local, uri, value }) => ({
        name: local,
        namespace: uri,
        value,
      })),
      children: [],
      text: '',
    }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const addText = (more: string): void => {
    const inside = open.at(-1)
    if (inside) inside.text += more
  }
  parser.on('text', addText)
  parser.on('cdata', addText)

  // Some partners begin with an empty line, which XML forbids before its declaration.
  parser.write(text.trimStart()).close()
  if (!root) throw new Unreadable('The message is empty.')
  return root
}

/** Does neither the element nor anything inside it say anything? */
export function isSilent(element: XmlElement): boolean {
  return element.text.trim() === '' && element.children.every(isSilent)
}

/** An attribute of the protocol; partners often forget the prefix that puts it into the namespace. */
export function attributeOf(element: XmlElement, name: string): XmlAttribute | undefined {
  const named = element.attributes.filter((attribute) => attribute.name === name)
  return (
    named.find((attribute) => attribute.namespace === namespace) ??
    named.find((attribute) => attribute.namespace === '')
  )
}

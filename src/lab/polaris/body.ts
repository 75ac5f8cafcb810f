import { SaxesParser } from 'saxes'
import { z } from 'zod'
import { DoorTrouble } from './trouble.ts'

/** The root of a body in XML and its children in their documented order; nested parts have theirs. */
export interface BodyShape {
  readonly root: string
  /** The manual's sample names another. */
  readonly otherRoot?: string
  readonly order: readonly string[]
  readonly parts?: Readonly<Record<string, readonly string[]>>
}

export type Raw = string | number | boolean | null | readonly Raw[] | { readonly [name: string]: Raw }

const rawSchema: z.ZodType<Raw> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(rawSchema), z.record(z.string(), rawSchema)]),
)
const objectSchema = z.record(z.string(), rawSchema)

/** What a caller sent, read by name. */
export class Body {
  readonly fields: Readonly<Record<string, Raw>>
  constructor(fields: Readonly<Record<string, Raw>>) {
    this.fields = fields
  }

  has(name: string): boolean {
    return this.fields[name] !== undefined && this.fields[name] !== null
  }

  text(name: string): string {
    const value = this.fields[name]
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value).trim()
      : ''
  }

  /** A whole number of SQL's own size. */
  whole(name: string): number | null {
    const text = this.text(name)
    const value = /^-?\d+$/.test(text) ? Number(text) : NaN
    return Math.abs(value) <= 2_147_483_647 ? value : null
  }

  flag(name: string): boolean {
    return /^(true|1|y|yes)$/i.test(this.text(name))
  }

  part(name: string): Body {
    return bodyOf(this.fields[name])
  }

  list(name: string): Body[] {
    const value = this.fields[name]
    const rows = Array.isArray(value) ? value : isObject(value) ? Object.values(value).flat() : []
    return rows.map((one: Raw) => bodyOf(one))
  }
}

function bodyOf(value: Raw | undefined): Body {
  return new Body(isObject(value) ? value : {})
}

function isObject(value: Raw | undefined): value is { readonly [name: string]: Raw } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function readJson(text: string): Body {
  if (text.trim() === '') return new Body({})
  try {
    return new Body(objectSchema.parse(JSON.parse(text)))
  } catch {
    throw new DoorTrouble(400, 'The body is not a JSON object.')
  }
}

/** Reads XML and sees to the order of its elements. */
export function readXml(text: string, shape: BodyShape, disorder: 'refused' | 'dropped'): Body {
  if (text.trim() === '') return new Body({})
  const root = tree(text)
  if (root.name !== shape.root && root.name !== shape.otherRoot)
    throw new DoorTrouble(400, `The root is ${root.name}; it must be ${shape.root}.`)
  return new Body(ordered(root, shape.order, shape, disorder))
}

interface Element {
  readonly name: string
  readonly children: Element[]
  isNil: boolean
  text: string
}

function ordered(
  { name, children }: Element,
  order: readonly string[],
  shape: BodyShape,
  disorder: 'refused' | 'dropped',
): Record<string, Raw> {
  const fields: Record<string, Raw> = {}
  let last = -1
  for (const child of children) {
    const place = order.indexOf(child.name)
    if (place < 0) continue
    if (place <= last) {
      if (disorder === 'dropped') continue
      throw new DoorTrouble(400, `${child.name} stands in the wrong place in ${name}.`)
    }
    last = place
    fields[child.name] = valueOf(child, shape, disorder)
  }
  return fields
}

function valueOf(element: Element, shape: BodyShape, disorder: 'refused' | 'dropped'): Raw {
  if (element.isNil) return null
  const part = shape.parts?.[element.name]
  if (part) return ordered(element, part, shape, disorder)
  if (element.children.length === 0) return element.text
  return element.children.map((child) => valueOf(child, shape, disorder))
}

function tree(xml: string): Element {
  let root: Element | undefined
  let problem: string | undefined
  const open: Element[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => (problem ??= error.message))
  parser.on('doctype', () => (problem ??= 'a document type is not allowed'))
  parser.on('opentag', (tag) => {
    const isNil = Object.values(tag.attributes).some(({ local, value }) => local === 'nil' && value === 'true')
    const element: Element = { name: tag.local, children: [], isNil, text: '' }
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
  if (problem !== undefined || !root) throw new DoorTrouble(400, `The body is not XML: ${problem ?? 'empty'}`)
  return root
}

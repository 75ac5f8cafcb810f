import { closedLists, forms, namespace, openCodes, shapes } from './schema.ts'
import type { Attribute, Element } from './tree.ts'

export type Flaw = {
  kind: 'missing' | 'order' | 'unknown element' | 'unknown value' | 'malformed value' | 'attribute' | 'stray text'
  /** Where, as element names from the root. */
  at: string
  detail: string
}

type Particle = { names: readonly string[]; min: number; max: number }

/** Everything in which a message differs from the v1.2 schema; nothing means that it is well made. */
export function check(root: Element): Flaw[] {
  const version = root.attributes.find((found) => found.name === 'version' && found.uri === namespace)
  const flaws = checkElement(root, root.name)
  if (version) return flaws
  return [{ kind: 'attribute', at: root.name, detail: 'no version attribute in the namespace' }, ...flaws]
}

function checkElement(element: Element, at: string): Flaw[] {
  const shape = shapes[element.name]
  return [
    ...checkAttributes(element, at),
    ...(shape === undefined ? checkText(element, at) : checkChildren(element, at, shape)),
  ]
}

function checkAttributes(element: Element, at: string): Flaw[] {
  return element.attributes
    .filter((attribute) => !mayCarry(element, attribute))
    .map(({ name }) => ({
      kind: 'attribute',
      at,
      detail: `attribute ${name} does not belong here, or lacks its prefix`,
    }))
}

function mayCarry(element: Element, { name, uri }: Attribute): boolean {
  if (uri === 'http://www.w3.org/2000/xmlns/' || uri === 'http://www.w3.org/2001/XMLSchema-instance') return true
  if (uri !== namespace) return false
  return name === 'version' ? element.name === 'ISO18626Message' : name === 'scheme' && openCodes.includes(element.name)
}

function checkText({ name, text, children }: Element, at: string): Flaw[] {
  const child = children[0]
  if (child) return [{ kind: 'unknown element', at: `${at}/${child.name}`, detail: 'nothing may stand in here' }]
  const list = closedLists[name]
  if (list && !list.includes(text)) return [{ kind: 'unknown value', at, detail: text }]
  const form = forms[name]
  if (form && !form.test(text.trim())) return [{ kind: 'malformed value', at, detail: text }]
  return []
}

function checkChildren(element: Element, at: string, shape: string): Flaw[] {
  const flaws = checkOrder(element, at, particles(shape))
  if (element.text.trim()) flaws.push({ kind: 'stray text', at, detail: element.text.trim() })
  return [...flaws, ...element.children.flatMap((child) => checkChild(child, `${at}/${child.name}`, shape))]
}

function checkChild(child: Element, at: string, shape: string): Flaw[] {
  if (child.uri !== namespace) return [{ kind: 'unknown element', at, detail: `namespace "${child.uri}"` }]
  const known = particles(shape).some(({ names }) => names.includes(child.name))
  return known ? checkElement(child, at) : [{ kind: 'unknown element', at, detail: 'not in the schema here' }]
}

/** Only the first slip in the order is told: the rest follows from it. */
function checkOrder(element: Element, at: string, expected: Particle[]): Flaw[] {
  const children = element.children.filter((child) => expected.some(({ names }) => names.includes(child.name)))
  let next = 0
  for (const { names, min, max } of expected) {
    const start = next
    while (next - start < max && names.includes(children[next]?.name ?? '')) next += 1
    if (next - start >= min) continue
    const elsewhere = children.some((child) => names.includes(child.name))
    return [{ kind: elsewhere ? 'order' : 'missing', at: `${at}/${names.join('|')}`, detail: '' }]
  }
  const left = children[next]
  return left === undefined ? [] : [{ kind: 'order', at: `${at}/${left.name}`, detail: 'too late or too often' }]
}

function particles(shape: string): Particle[] {
  return shape.split(' ').map((word) => {
    const mark = /[?*3]$/.exec(word)?.[0]
    const names = (mark ? word.slice(0, -1) : word).split('|')
    return { names, min: mark ? 0 : 1, max: mark === '*' ? Infinity : mark === '3' ? 3 : 1 }
  })
}

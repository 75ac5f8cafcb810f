/** The table of structures, part by part, for those who read, write and check messages by it. */
import type { ClosedCodeName } from './codes.ts'
import { closedCodes } from './codes.ts'
import { structures } from './structures.ts'

export type StructureName = keyof typeof structures
export type LeafName = (typeof openLeaves)[number] | ClosedCodeName

const openLeaves = ['text', 'code', 'dateTime', 'integer', 'boolean', 'agencyId', 'money'] as const

export interface Part {
  readonly name: string
  readonly type: StructureName | LeafName
  readonly often: 'once' | 'perhaps' | 'sent' | 'list' | 'choice'
  /** How many version 1.2 takes of a list. */
  readonly most: number
  readonly since2021: boolean
}

export function isStructure(name: string): name is StructureName {
  return Object.hasOwn(structures, name)
}

const known = new Map<StructureName, readonly Part[]>()

/** The parts of a structure in the order of version 1.2. */
export function partsOf(name: StructureName): readonly Part[] {
  const earlier = known.get(name)
  if (earlier) return earlier
  const parts = Object.entries<string>(structures[name]).map(([part, words]) => readPart(part, words))
  known.set(name, parts)
  return parts
}

function isLeaf(name: string): name is LeafName {
  const open: readonly string[] = openLeaves
  return open.includes(name) || Object.hasOwn(closedCodes, name)
}

const oftenBySign = { '': 'once', '?': 'perhaps', '!': 'sent', '*': 'list', '|': 'choice' } as const

function readPart(name: string, words: string): Part {
  const [, type = '', sign = '', most = ''] = /^([a-zA-Z]+)([?!*|]?)(\d?)/.exec(words) ?? []
  if (!isStructure(type) && !isLeaf(type)) throw new Error(`grammar of ${name}: no type ${type}`)
  if (!isSign(sign)) throw new Error(`grammar of ${name}: no sign ${sign}`)
  return {
    name,
    type,
    often: oftenBySign[sign],
    most: most === '' ? Infinity : Number(most),
    since2021: words.endsWith(' 2021'),
  }
}

function isSign(sign: string): sign is keyof typeof oftenBySign {
  return Object.hasOwn(oftenBySign, sign)
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AgencyId, Code, DateTime, Money } from './basics.ts'
import type { ClosedCode, ClosedCodeName } from './codes.ts'
import type { Part, StructureName } from './grammar.ts'
import { isStructure, partsOf } from './grammar.ts'
import type { Message, MessageKind } from './messages.ts'
import { messageKinds, structures } from './structures.ts'

interface OpenLeaves {
  text: string
  code: Code
  dateTime: DateTime
  integer: number
  boolean: boolean
  agencyId: AgencyId
  money: Money
}

/** What the words of the table mean as types, so that the compiler compares them with `messages.ts`. */
type TypeNamed<Name> = Name extends keyof OpenLeaves
  ? OpenLeaves[Name]
  : Name extends ClosedCodeName
    ? ClosedCode<Name>
    : Name extends StructureName
      ? TypeOf<Name>
      : never
type Words<Name extends StructureName> = (typeof structures)[Name]
type Plain<Text> = Text extends `${infer Before} 2021` ? Before : Text
type PartType<Text> = Text extends `${infer Name}*${string}`
  ? readonly TypeNamed<Name>[]
  : Text extends `${infer Name}?` | `${infer Name}!` | `${infer Name}|`
    ? TypeNamed<Name>
    : TypeNamed<Text>
type IsOptional<Text> = Text extends `${string}${'?' | '!' | '*' | '*1' | '*3'}` ? true : false
type TypeOf<Name extends StructureName> = Name extends 'address'
  ? { [Key in keyof Words<Name>]: { readonly [Only in Key]: PartType<Words<Name>[Only]> } }[keyof Words<Name>]
  : {
      readonly [Key in keyof Words<Name> as IsOptional<Plain<Words<Name>[Key]>> extends true ? never : Key]: PartType<
        Plain<Words<Name>[Key]>
      >
    } & {
      readonly [Key in keyof Words<Name> as IsOptional<Plain<Words<Name>[Key]>> extends true ? Key : never]?: PartType<
        Plain<Words<Name>[Key]>
      >
    }
type Fits<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false
/** With every part there: two optional parts of different names would fit each other. */
type Full<T> = T extends readonly (infer Item)[]
  ? Full<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Full<T[Key]> }
    : T
type Same<One, Other> = Fits<One, Other> extends true ? Fits<Full<One>, Full<Other>> : false
type OfKind<Kind extends MessageKind> = Extract<Message, { kind: Kind }>

test('the table and the types say the same', () => {
  // Compiling is the test: a part missing, misspelt, or optional on one side only makes a `true` impossible.
  const same: { [Kind in MessageKind]: Same<Omit<OfKind<Kind>, 'kind'>, TypeOf<Kind>> } = {
    request: true,
    supplyingAgencyMessage: true,
    requestingAgencyMessage: true,
    requestConfirmation: true,
    supplyingAgencyMessageConfirmation: true,
    requestingAgencyMessageConfirmation: true,
  }
  assert.deepEqual(Object.keys(same).toSorted(), messageKinds.toSorted())
})

test('every part is of a known type and can be reached from a message', () => {
  const reached = new Set<string>()
  const visit = (name: StructureName): void => {
    if (reached.has(name)) return
    reached.add(name)
    for (const part of partsOf(name)) if (isStructure(part.type)) visit(part.type)
  }
  messageKinds.forEach(visit)
  assert.deepEqual([...reached].toSorted(), Object.keys(structures).toSorted())
})

test('how a part is written', () => {
  assert.deepEqual(part('serviceInfo', 'requestSubType'), {
    name: 'requestSubType',
    type: 'requestSubType',
    often: 'list',
    most: 3,
    since2021: false,
  })
  assert.equal(part('header', 'multipleItemRequestId')?.often, 'sent')
  assert.equal(part('address', 'physicalAddress')?.often, 'choice')
  assert.equal(part('deliveryInfo', 'URL')?.since2021, true)
})

function part(structure: StructureName, name: string): Part | undefined {
  return partsOf(structure).find((one) => one.name === name)
}

// The bodies of the action route, made from the life-cycle tables: one per action name, its details typed by what
// the tables say it needs.
import { z } from 'zod'
import { paperKinds } from '../domain/printing/sheet.ts'
import type { Detail, Needs } from '../domain/lifecycle/details.ts'
import { lifeNames, lives } from '../domain/lifecycle/lives.ts'
import type { ActionRow } from '../domain/lifecycle/table.ts'
import { base, day, id, instant, longText, money, shortText } from './base.ts'

const shapes = {
  day: () => day,
  instant: () => instant,
  text: () => shortText,
  note: () => longText,
  flag: () => z.boolean(),
  cents: () => money,
  count: () => z.number().int().min(1).max(200),
  id: () => id,
  ids: () => z.array(id).min(1).max(100),
  barcode: () => z.string().trim().min(1).max(60),
  code: (detail: Detail) => z.enum([...(detail.codes ?? [])]),
  codes: (detail: Detail) =>
    detail.codes ? z.array(z.enum([...detail.codes])).max(20) : z.array(z.string().max(80)).max(20),
} as const satisfies Record<Detail['type'], (detail: Detail) => z.ZodType>

function schemaOf(detail: Detail): z.ZodType {
  const schema = shapes[detail.type](detail).describe(detail.label)
  return detail.optional ? schema.optional() : schema
}

const detailsSchema = (needs: Needs): z.ZodObject =>
  z.object(Object.fromEntries(Object.entries(needs).map(([name, detail]) => [name, schemaOf(detail)]))).strict()

/** What an action needs in any of the lives that know it: fields of all, required only where every life requires them. */
function needsByAction(): ReadonlyMap<string, Needs> {
  const found = new Map<string, Needs[]>()
  for (const name of lifeNames) {
    for (const [action, row] of Object.entries<ActionRow<string>>(lives[name].actions)) {
      if (row.only === undefined) found.set(action, [...(found.get(action) ?? []), row.needs ?? {}])
    }
  }
  return new Map([...found].map(([action, all]) => [action, merged(all)]))
}

function merged(all: readonly Needs[]): Needs {
  const names = new Set(all.flatMap((needs) => Object.keys(needs)))
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const detail = widest(all.flatMap((needs) => needs[name] ?? []))
      return detail
        ? [[name, { ...detail, optional: all.some((needs) => needs[name] === undefined || needs[name].optional) }]]
        : []
    }),
  )
}

/** Where one life chooses from a list and another takes words, words are taken; the act itself checks by its own life. */
function widest(all: readonly Detail[]): Detail | undefined {
  const [first] = all
  const kindOf = ({ type, codes }: Detail): string => JSON.stringify([type, codes])
  return first && all.some((one) => kindOf(one) !== kindOf(first))
    ? (all.find((one) => one.type === 'text') ?? first)
    : first
}

export const actionNeeds = needsByAction()
export const actionNames = [...actionNeeds.keys()].toSorted()

/** The details an action takes. */
export const detailsOf = (action: string) => detailsSchema(actionNeeds.get(action) ?? {}).default({})

const bodies = actionNames.map((action) =>
  z.object({
    action: z.literal(action),
    details: detailsOf(action),
    version: z
      .number()
      .int()
      .optional()
      .describe('The version the screen showed; refused as stale when it has passed.'),
    key: z.string().max(100).optional().describe('Makes a repeat of the same call harmless.'),
    gesture: z.string().max(100).optional().describe('Acts with the same gesture are undone together.'),
    came: z.enum(['phone']).optional().describe('By telephone: kept with the event.'),
  }),
)
const [first, ...rest] = bodies
if (!first) throw new Error('no actions')
export const actionBody = z.discriminatedUnion('action', [first, ...rest])

export const acted = z.object({
  requestId: id,
  number: z.string(),
  action: z.string(),
  from: z.string(),
  to: z.string(),
  version: z.number(),
  gesture: z.string().nullable(),
  repeated: z.boolean(),
  /** Seconds until what leaves the house does; null when nothing does. */
  leavesInSeconds: z.number().nullable(),
})

export const actionsContract = {
  act: base
    .route({
      method: 'POST',
      path: '/requests/{requestId}/actions',
      inputStructure: 'detailed',
      summary: 'Do something to a request',
      tags: ['requests'],
    })
    .input(z.object({ params: z.object({ requestId: id }), body: actionBody }))
    .output(acted),
  undo: base
    .route({ method: 'POST', path: '/undo', summary: 'Undo a gesture', tags: ['requests'] })
    .input(z.object({ gesture: z.string().max(100) }))
    .output(
      z.object({
        requestIds: z.array(id),
        actions: z.array(z.string()),
        throwAway: z.array(z.enum(paperKinds)).describe('Papers printed for it: they are to be thrown away.'),
      }),
    ),
}

// Systems without a key: how each is worked, numbers linked, batches, pasted pages, the walk through the queues.
import { z } from 'zod'
import { walkedQueues } from '../domain/assisted/status-words.ts'
import { assistedSystems, pageNames } from '../domain/assisted/systems.ts'
import { base, id, instant, opened, version } from './base.ts'

const [firstQueue, ...otherQueues] = walkedQueues.map((one) => one.name)
if (firstQueue === undefined) throw new Error('no queues')
const queue = z.enum([firstQueue, ...otherQueues])
const system = z.enum(assistedSystems)
const address = z.string().trim().max(500)
const pages = z.partialRecord(z.enum(pageNames), address)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is written 09:00')
const settings = z.object({
  worldshare: z.object({
    isOn: z.boolean(),
    pages,
    registryId: z.number().int().positive().nullable(),
    takesIn: z.boolean(),
    walkAt: z.array(time).max(6, 'at most six times'),
  }),
  polaris: z.object({ isOn: z.boolean(), pages }),
})
const mode = z.enum(['api', 'assisted', 'by_hand'])
const settingsView = settings.extend({ ...version, modes: z.object({ worldshare: mode, polaris: mode }) })
export type AssistedView = z.infer<typeof settingsView>

const bars = z.object({ modules: z.number(), bars: z.array(z.object({ at: z.number(), width: z.number() })) })
const batch = z.object({
  system,
  words: z.string(),
  screen: z.string(),
  menu: z.string(),
  address: z.string().nullable(),
  /** Those that have what they are called up by there, in order. */
  items: z.array(
    z.object({ effectId: id, requestId: id, number: z.string(), title: z.string(), code: z.string(), bars }),
  ),
  /** So many have no number there yet. */
  without: z.number(),
})
export type BatchView = z.infer<typeof batch>

const page = z.object({
  system,
  html: z.string().max(900_000).optional(),
  text: z.string().max(900_000).optional(),
  lines: z
    .array(z.array(z.string().max(5000)).max(60))
    .max(20_000)
    .optional(),
  pdf: z.base64().max(900_000).optional().describe('A page printed to PDF'),
})
const pasteView = z.object({
  recognized: z.number(),
  isApplied: z.boolean(),
  lines: z.array(
    z.object({
      number: z.string().nullable(),
      requestId: id.nullable(),
      ours: z.string().nullable(),
      title: z.string().nullable(),
      outcome: z.enum(['moved', 'same', 'taken_in', 'unknown', 'not_understood']),
      says: z.string(),
      words: z.string(),
    }),
  ),
})
export type PasteView = z.infer<typeof pasteView>

export const walkView = z.object({
  since: instant,
  queues: z.array(z.object({ name: queue, label: z.string(), isDone: z.boolean() })),
})
export type WalkView = z.infer<typeof walkView>

export const assistedContract = {
  settings: base
    .route({ method: 'GET', path: '/assisted', summary: 'How each system is worked', tags: ['assisted'] })
    .output(settingsView),
  change: base
    .route({ method: 'PUT', path: '/assisted', summary: 'Change how each is worked', tags: ['assisted'] })
    .input(settings.extend(opened))
    .output(settingsView),
  link: base
    .route({
      method: 'POST',
      path: '/effects/{effectId}/link',
      summary: 'The number WorldShare gave a request made there by hand: links and confirms',
      tags: ['assisted'],
    })
    .input(
      z.object({
        effectId: id,
        number: z.string().trim().min(1).max(60),
        gesture: z.string().min(1).max(60).optional(),
      }),
    )
    .output(z.object({ requestId: id, number: z.string(), gesture: z.string() })),
  batch: base
    .route({
      method: 'GET',
      path: '/assisted/batch',
      summary: 'Alike steps with the numbers they are called up by there, as text and as bars',
      tags: ['assisted'],
    })
    .input(z.object({ alike: z.string().max(100) }))
    .output(batch),
  read: base
    .route({
      method: 'POST',
      path: '/assisted/paste/preview',
      summary: 'What a pasted page would lead to; changes nothing',
      tags: ['assisted'],
    })
    .input(page)
    .output(pasteView),
  apply: base
    .route({
      method: 'POST',
      path: '/assisted/paste',
      summary: 'A pasted page moves what it names',
      tags: ['assisted'],
    })
    .input(page.extend({ queue: queue.optional().describe('Which queue of the walk this was') }))
    .output(pasteView),
  walk: base
    .route({ method: 'GET', path: '/assisted/walk', summary: 'The queues to walk now; null: none', tags: ['assisted'] })
    .output(walkView.nullable()),
  tick: base
    .route({
      method: 'POST',
      path: '/assisted/walk',
      summary: 'A queue was looked at and is empty',
      tags: ['assisted'],
    })
    .input(z.object({ queue }))
    .output(walkView.nullable()),
}

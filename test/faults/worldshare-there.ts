// The make-believe WorldShare as a process of its own for the fault run, with a chance of its own seed.
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { drawer } from '../../src/lab/worldshare/chance.ts'
import { openWorldshare } from '../../src/lab/worldshare/worldshare.ts'

const { folder, port, seed, set } = z
  .object({ folder: z.string(), port: z.number(), seed: z.number(), set: z.enum(['value', 'other']) })
  .parse(JSON.parse(process.argv[2] ?? '{}'))

const emulator = await openWorldshare({ data: folder, port, set, chance: drawer(seed, 'worldshare') })
const struck = join(folder, 'struck.txt')
const { log } = emulator
const add = log.add.bind(log)
log.add = (arrived, reply, startedAt, ms) => {
  if (reply.faults.length > 0) appendFileSync(struck, `${reply.faults.join('\n')}\n`)
  return add(arrived, reply, startedAt, ms)
}

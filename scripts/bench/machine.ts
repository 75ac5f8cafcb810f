import { availableParallelism, cpus, totalmem } from 'node:os'

/** What a figure was taken on. */
export function machine(): string {
  const model = cpus()[0]?.model.trim().replaceAll(/\s+/g, ' ') ?? 'an unknown processor'
  return `${model}, ${availableParallelism()} cores, ${Math.round(totalmem() / 1e9)} GB, ${process.platform}, Node ${process.versions.node}`
}

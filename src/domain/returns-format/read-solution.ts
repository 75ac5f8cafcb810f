import { Fields, isObject, type Field } from './fields.ts'
import type { Read } from './read-instance.ts'
import type { SolutionFile } from './solution.ts'

/** A solution file, or every wrong field with its place in a sentence of its own. */
export function readSolution(file: unknown): Read<SolutionFile> {
  const fields = new Fields()
  const root: Field = { place: '', value: file }
  if (!fields.object(root) || !isObject(file)) return { ok: false, problems: fields.problems }
  const solution: SolutionFile = {
    statedCents: file['total_cents'] === undefined ? null : fields.whole(root, 'total_cents', 0),
    packages: fields.list(root, 'packages').map((one) => {
      fields.object(one)
      return {
        date: fields.date(one, 'date'),
        lender: fields.text(one, 'lender'),
        service: fields.text(one, 'service'),
        container: fields.text(one, 'container'),
        items: fields.texts(one, 'items'),
      }
    }),
    unplanned: (file['unplanned'] === undefined ? [] : fields.list(root, 'unplanned')).map((one) => {
      fields.object(one)
      return { item: fields.text(one, 'item'), rule: fields.whole(one, 'rule', 1) }
    }),
  }
  return fields.problems.length === 0 ? { ok: true, value: solution } : { ok: false, problems: fields.problems }
}

/** Two changes of one document laid together: what only one of them changed is as that one left it; what both changed is as `mine` has it. */
export function bothOf<T extends object>(base: T, mine: T, theirs: T): T {
  const both = { ...theirs }
  for (const name of Object.keys({ ...theirs, ...mine }))
    Reflect.set(both, name, bothValues(Reflect.get(base, name), Reflect.get(mine, name), Reflect.get(theirs, name)))
  return both
}

function bothValues(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isSame(base, mine)) return theirs
  if (isSame(base, theirs)) return mine
  if (isList(base) && isList(mine) && isList(theirs)) return bothLists(base, mine, theirs)
  return isObject(base) && isObject(mine) && isObject(theirs) ? bothOf(base, mine, theirs) : mine
}

/** Lists of named things are laid together thing by thing; any other list is one value. */
function bothLists(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): readonly unknown[] {
  if (![...base, ...mine, ...theirs].every((one) => nameOf(one) !== null)) return mine
  const find = (list: readonly unknown[], one: unknown) => list.find((other) => nameOf(other) === nameOf(one))
  const kept = theirs.flatMap((one) => {
    const [before, own] = [find(base, one), find(mine, one)]
    const isTakenAway = own === undefined && before !== undefined && isSame(before, one)
    return isTakenAway ? [] : [own === undefined ? one : bothValues(before, own, one)]
  })
  const added = mine.filter((one) => {
    const before = find(base, one)
    return find(theirs, one) === undefined && (before === undefined || !isSame(before, one))
  })
  return [...kept, ...added]
}

function nameOf(one: unknown): string | null {
  if (!isObject(one)) return null
  const name: unknown = Reflect.get(one, 'id') ?? Reflect.get(one, 'name')
  return typeof name === 'string' ? name : null
}
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !isList(value)
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

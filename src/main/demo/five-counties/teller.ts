// Tells many stories at once, in the order of their moments: each story stops where it waits for a later one.
import type { Clock } from '../../../lab/clock.ts'

/** It gives out the moment at which it wants to go on; what it has not reached by the end never happened. */
export type Story = AsyncGenerator<Date, void, undefined>

interface Waiting {
  readonly at: number
  readonly n: number
  readonly go: () => Promise<void>
}
export interface Teller {
  readonly clock: Clock & { set(moment: Date): void }
  begin(at: Date, story: () => Story, ended?: () => void): void
  /** Tells until this moment; `between` is done after each step, knowing when the next one comes. */
  tell(until: Date, between: (next: Date) => Promise<void>): Promise<void>
}

export function openTeller(start: Date): Teller {
  const heap: Waiting[] = []
  let now = start.getTime()
  let count = 0

  const wait = (at: number, go: Waiting['go']): void => {
    count += 1
    push(heap, { at: Math.max(at, now), n: count, go })
  }
  async function goOn(story: Story, ended: () => void): Promise<void> {
    const { value, done } = await story.next()
    if (done === true) ended()
    else wait(value.getTime(), () => goOn(story, ended))
  }
  return {
    clock: {
      now: () => new Date(now),
      after(ms, work) {
        let isOff = false
        wait(now + ms, async () => {
          if (!isOff) work()
        })
        return () => void (isOff = true)
      },
      set: (moment) => void (now = moment.getTime()),
    },
    begin: (at, story, ended = () => {}) => wait(at.getTime(), () => goOn(story(), ended)),
    async tell(until, between) {
      for (let next = pop(heap); next && next.at <= until.getTime(); next = pop(heap)) {
        now = Math.max(now, next.at)
        await next.go()
        await between(new Date(Math.min(heap[0]?.at ?? until.getTime(), until.getTime())))
      }
      now = until.getTime()
    },
  }
}

const isBefore = (a: Waiting, b: Waiting): boolean => a.at < b.at || (a.at === b.at && a.n < b.n)

function push(heap: Waiting[], one: Waiting): void {
  heap.push(one)
  for (let child = heap.length - 1; child > 0;) {
    const parent = (child - 1) >> 1
    if (!swapIfBefore(heap, child, parent)) return
    child = parent
  }
}

function pop(heap: Waiting[]): Waiting | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (first === undefined || last === undefined || heap.length === 0) return first
  heap[0] = last
  for (let parent = 0; ;) {
    const [left, right] = [2 * parent + 1, 2 * parent + 2]
    const a = heap[left]
    const b = heap[right]
    if (a === undefined) return first
    const child = b !== undefined && isBefore(b, a) ? right : left
    if (!swapIfBefore(heap, child, parent)) return first
    parent = child
  }
}

function swapIfBefore(heap: Waiting[], child: number, parent: number): boolean {
  const [a, b] = [heap[child], heap[parent]]
  if (a === undefined || b === undefined || !isBefore(a, b)) return false
  heap[child] = b
  heap[parent] = a
  return true
}

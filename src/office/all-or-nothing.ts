// A duty that writes in several steps and may be refused at any of them: a refusal takes everything back.
import type { Answer, Refusal } from '../domain/refusal.ts'
import type { Store, Tx } from '../store/open.ts'

class TakenBack extends Error {
  override name = 'TakenBack'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.sentence)
    this.refusal = refusal
  }
}

/** One transaction; when `work` answers a refusal, nothing it wrote stays. */
export async function allOrNothing<T>(store: Store, work: (tx: Tx) => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await store.transact(async (tx) => {
      const answer = await work(tx)
      if (!answer.ok) throw new TakenBack(answer)
      return answer
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.refusal
    throw error
  }
}

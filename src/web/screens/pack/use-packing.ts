import { useEffect, useRef, useState } from 'react'
import type { PackView } from '../../../contract/packing.ts'
import { attempt } from '../../acting.ts'
import { api, client, queryClient, type Inputs } from '../../api.ts'
import { say } from '../../done-line.ts'
import { refreshAll } from '../../live.ts'
import type { Refusal } from '../../refusal.ts'
import { play, type Tone } from '../../scan/sound.ts'
import { counted } from '../../words.ts'
import type { TypedField } from './TextSaved.tsx'
import { useWordsRead } from '../parcels/words-read.ts'

/** What the last scan or key came to, in one large line. */
export interface SaidLine {
  readonly tone: Tone
  readonly line: string
  readonly about: string
  readonly more: string | null
  readonly canPut: boolean
  readonly code: string
  /** It did not fit: what it may go in instead. */
  readonly larger?: Larger
}
interface Larger {
  readonly id: string
  readonly label: string
  readonly libraryId: number
  readonly code: string
}
export interface Packing {
  readonly said: SaidLine | null
  scan(code: string): void
  putAllTheSame(): void
  close(view: PackView): Promise<void>
  tooBig(view: PackView, pieceId: number, title: string): Promise<void>
  /** What did not fit goes in something larger after all. */
  inLarger(larger: Larger): Promise<void>
  takeOut(pieceId: number, title: string): Promise<void>
  weigh(weight: string): Promise<Refusal | null>
  leavesToday(): Promise<Refusal | null>
  way(way: Omit<Inputs['packing']['way'], 'parcelId' | 'tracking'>): Promise<Refusal | null>
  track(tracking: string): Promise<Refusal | null>
  tell(tone: Tone, line: string): void
  /** A field whose text must be kept, or emptied, before the package is closed. */
  join(field: TypedField): () => void
  /** What one person does not lift, two do. */
  twoLift(): Promise<void>
  /** The piece that a key about “this one” means: the last that went in, or the only one. */
  lastPieceId(view: PackView): number | null
}

const lineOf = (tone: Tone, line: string): SaidLine => ({
  tone,
  line,
  about: '',
  more: null,
  canPut: false,
  code: '',
})

/** Scans and closings are done one after the other, in the order they were made. */
let queue: Promise<void> = Promise.resolve()
const inTurn = (work: () => Promise<unknown>): Promise<void> => (queue = queue.then(async () => void (await work())))

/** The package on the desk: between a scan and its turn another may have been called. */
let inHand: { readonly parcelId: number; readonly scan: (code: string) => Promise<unknown> } | null = null
/** No package is in hand. */
export const noParcel = 0

/** Turns to another package, undefined: the next; with what is to be said there about the last. */
export type Call = (parcelId: number | undefined, said?: SaidLine) => void

export function usePacking(parcelId: number, call: Call, carried: SaidLine | null): Packing {
  const [said, setSaid] = useState(carried)
  const [lastIn, setLastIn] = useState<number | null>(null)
  const lastCode = useRef('')
  const words = useWordsRead()
  const [typed] = useState(() => new Set<TypedField>())

  const tell = (tone: Tone, line: string, more: Partial<SaidLine> = {}): void => {
    play(tone)
    setSaid({ ...lineOf(tone, line), ...more })
  }
  const show = (view: PackView): void => {
    queryClient.setQueryData(api.packing.get.queryKey({ input: { parcelId: view.id } }), view)
    void queryClient.invalidateQueries({ queryKey: api.packing.queue.key() })
    void queryClient.invalidateQueries({ queryKey: api.parcels.key() })
  }
  const run = async (work: () => Promise<void>): Promise<Refusal | null> => {
    const refusal = await attempt(work)
    if (refusal) tell('wrong', refusal.sentence)
    return refusal
  }
  /** Turns to another package and waits until it is in hand, so that what was scanned meanwhile is for that one. */
  const turn = async (to: number | undefined): Promise<void> => {
    call(to)
    for (let n = 0; n < 20 && (inHand === null || inHand.parcelId === parcelId); n += 1)
      await new Promise((resolve) => setTimeout(resolve, 50))
  }
  /** What has a line and keys of its own below is not said twice. */
  const stop = ({ code, sentence }: Refusal): void => {
    if (code === 'parcel-words')
      tell('look', 'Read first what the lender wrote', {
        more: 'It stands below. Closing again sends it all the same.',
      })
    else if (code === 'parcel-two-lift') tell('look', 'Two must lift it', { more: 'Say so first, below.' })
    else tell('wrong', sentence)
  }
  const scanNow = (code: string, put: boolean): Promise<Refusal | null> =>
    run(async () => {
      lastCode.current = code
      const { parcel, ...answer } = await client.packing.scan({ parcelId, code, ...(put ? { put } : {}) })
      show(parcel)
      if (answer.parcelId !== parcelId) {
        play('right')
        await turn(answer.parcelId)
        return
      }
      if (answer.pieceId !== null) {
        setLastIn(answer.pieceId)
        sayIn(answer.pieceId, answer.about, put)
      }
      tell(answer.tone, answer.line, { ...answer, code })
    })
  /** So that undo means this, and not the package closed before. */
  const sayIn = (pieceId: number, about: string, put: boolean): void =>
    say({
      words: 'In',
      about,
      gesture: `in ${parcelId} ${pieceId}`,
      requestIds: [],
      leavesAtMs: null,
      takeBack: async () => {
        if (put) await client.parcels.removePiece({ parcelId, pieceId })
        else show(await client.packing.takeBack({ parcelId, pieceId }))
        setLastIn(null)
        tell('look', 'Taken out again', { about })
        refreshAll()
      },
    })
  useEffect(() => {
    if (parcelId === noParcel) return
    const own = { parcelId, scan: (code: string) => scanNow(code, false) }
    inHand = own
    return () => {
      if (inHand === own) inHand = null
    }
  })
  /** What was typed and refused is not dropped without a word. */
  const areKept = async (): Promise<boolean> => {
    for (const field of typed) {
      const refusal = await field.settle()
      if (!refusal) continue
      stop(refusal)
      field.focus()
      return false
    }
    return true
  }
  const closeNow = async (view: PackView): Promise<void> => {
    if (!(await areKept())) return
    const refusal = await attempt(async () => {
      const wordsRead = words.areRead(view.pieces)
      const { gesture } = await client.parcels.close({ parcelId, onlyPacked: true, wordsRead })
      say({
        words: `Package ${view.number} closed`,
        about: `${counted(view.pieces.length, 'piece')} to ${view.library.name}`,
        gesture,
        requestIds: view.pieces.map((one) => one.requestId),
        leavesAtMs: null,
      })
      play('right')
      queryClient.setQueryData(api.packing.queue.queryKey(), (list) => list?.filter((one) => one.id !== parcelId))
      refreshAll()
      await turn(undefined)
    })
    words.hear(refusal, view.pieces)
    if (refusal) stop(refusal)
  }

  return {
    said,
    tell,
    scan: (code) => void inTurn(() => (inHand ? inHand.scan(code) : scanNow(code, false))),
    putAllTheSame() {
      const code = said?.code ?? lastCode.current
      void inTurn(() => scanNow(code, true))
    },
    close: (view) => inTurn(() => closeNow(view)),
    async tooBig(view, pieceId, title) {
      await run(async () => {
        const { container, larger: into, parcel } = await client.packing.tooBig({ parcelId, pieceId })
        // That it went in can no longer be taken back.
        say(null)
        const piece = view.pieces.find((one) => one.pieceId === pieceId)
        const more = `Too big for: ${container}. It is planned again: B in the Plan begins its package${into ? ', or pack it now' : ''}.`
        const larger =
          into && piece ? { larger: { ...into, libraryId: view.library.id, code: piece.barcode ?? piece.number } } : {}
        if (parcel && parcel.pieces.length > 0) {
          show(parcel)
          tell('look', 'Taken out', { about: title, more, ...larger })
          return
        }
        play('look')
        queryClient.setQueryData(api.packing.queue.queryKey(), (list) => list?.filter((one) => one.id !== parcelId))
        refreshAll()
        const gone = `Nothing else was in package ${view.number}${parcel === null ? ': it is gone' : ''}.`
        call(undefined, { ...lineOf('look', 'Taken out'), about: title, more: `${more} ${gone}`, ...larger })
      })
    },
    async inLarger({ id, label, libraryId, code }) {
      await run(async () => {
        const parcel = await client.parcels.open({ libraryId })
        await client.packing.way({ parcelId: parcel.id, container: id })
        const { parcel: view } = await client.packing.scan({ parcelId: parcel.id, code, put: true })
        show(view)
        refreshAll()
        const line = { ...lineOf('right', 'In'), about: `${label}, package ${view.number}` }
        if (view.id === parcelId) tell('right', 'In', line)
        else call(view.id, line)
      })
    },
    async takeOut(pieceId, title) {
      await run(async () => {
        await client.parcels.removePiece({ parcelId, pieceId })
        // That it went in can no longer be taken back.
        say(null)
        refreshAll()
        tell('look', 'Taken out', { about: title })
      })
    },
    join(field) {
      typed.add(field)
      return () => void typed.delete(field)
    },
    weigh: (weight) => attempt(async () => show(await client.packing.weigh({ parcelId, weight }))),
    leavesToday: () =>
      run(async () => {
        show(await client.packing.leavesToday({ parcelId }))
        tell('right', 'Leaves today')
      }),
    async twoLift() {
      await run(async () => {
        show(await client.packing.way({ parcelId, twoLift: true }))
        tell('right', 'Two lift it')
      })
    },
    way: (way) => run(async () => show(await client.packing.way({ parcelId, ...way }))),
    track: (tracking) => attempt(async () => show(await client.packing.way({ parcelId, tracking }))),
    lastPieceId: (view) =>
      view.pieces.find((one) => one.pieceId === lastIn)?.pieceId ??
      (view.pieces.length === 1 ? (view.pieces[0]?.pieceId ?? null) : null),
  }
}

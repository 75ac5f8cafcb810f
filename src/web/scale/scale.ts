// The scale beside the screen, where the browser can read one: a USB scale by WebHID, a serial one by Web Serial. The first
// time the browser asks which; later it is remembered.
import { linesIn, readHidReport, readSerialLine, type Reading } from './reading.ts'

interface HidReport extends Event {
  readonly reportId: number
  readonly data: DataView
}
interface HidScale extends EventTarget {
  readonly opened: boolean
  readonly collections: readonly { readonly usagePage?: number }[]
  open(): Promise<void>
  close(): Promise<void>
}
interface SerialScale {
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>> | null
  open(how: { baudRate: number }): Promise<void>
  close(): Promise<void>
}
declare global {
  interface Navigator {
    readonly hid?: {
      getDevices(): Promise<HidScale[]>
      requestDevice(wanted: { filters: { usagePage: number }[] }): Promise<HidScale[]>
    }
    readonly serial?: {
      getPorts(): Promise<SerialScale[]>
      requestPort(): Promise<SerialScale>
    }
  }
}

export type ScaleWay = 'usb' | 'serial'
const weighing = 0x8d
const longestMs = 5000
const baudRate = 9600

/** The ways this browser can read a scale; none in most. */
export const scaleWays = (): readonly ScaleWay[] => [
  ...('hid' in navigator ? (['usb'] as const) : []),
  ...('serial' in navigator ? (['serial'] as const) : []),
]

/** A settled weight in ounces, or why there is none. */
export async function readScale(way: ScaleWay): Promise<Reading> {
  try {
    return way === 'usb' ? await readUsb() : await readSerial()
  } catch (error) {
    // The person closed the browser's question, or the cable is out.
    const words =
      error instanceof DOMException && error.name === 'NotFoundError'
        ? 'No scale was chosen.'
        : 'The scale cannot be read: look whether it is on and plugged in.'
    return { kind: 'wait', words }
  }
}

async function readUsb(): Promise<Reading> {
  const hid = navigator.hid
  const known = (await hid?.getDevices())?.find(({ collections }) =>
    collections.some((one) => one.usagePage === weighing),
  )
  const scale = known ?? (await hid?.requestDevice({ filters: [{ usagePage: weighing }] }))?.[0]
  if (!scale) return { kind: 'wait', words: 'No scale was chosen.' }
  if (!scale.opened) await scale.open()
  try {
    return await settled((take) => {
      const hear = (event: Event): void => {
        if (isReport(event)) take(readHidReport(event.reportId, event.data))
      }
      scale.addEventListener('inputreport', hear)
      return () => scale.removeEventListener('inputreport', hear)
    })
  } finally {
    await scale.close()
  }
}
const isReport = (event: Event): event is HidReport =>
  'reportId' in event && 'data' in event && event.data instanceof DataView

async function readSerial(): Promise<Reading> {
  const serial = navigator.serial
  const scale = (await serial?.getPorts())?.[0] ?? (await serial?.requestPort())
  if (!scale) return { kind: 'wait', words: 'No scale was chosen.' }
  await scale.open({ baudRate })
  const reader = scale.readable?.getReader()
  try {
    return await settled((take) => {
      void hearLines(reader, take)
      return () => void reader?.cancel()
    })
  } finally {
    reader?.releaseLock()
    await scale.close()
  }
}

async function hearLines(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined,
  take: (reading: Reading | null) => void,
): Promise<void> {
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const got = await reader?.read()
    if (!got || got.done) return
    const { lines, rest } = linesIn(text + decoder.decode(got.value, { stream: true }))
    text = rest
    for (const line of lines) take(readSerialLine(line))
  }
}

/** The first weight that stands; after a while, the last thing the scale said. */
function settled(listen: (take: (reading: Reading | null) => void) => () => void): Promise<Reading> {
  return new Promise((resolve) => {
    let last: Reading = { kind: 'wait', words: 'The scale says nothing: press its send key, or switch it on.' }
    const end = (reading: Reading): void => {
      clearTimeout(late)
      stop()
      resolve(reading)
    }
    const late = setTimeout(() => end(last), longestMs)
    const stop = listen((reading) => {
      if (reading) last = reading
      if (reading?.kind === 'weight') end(reading)
    })
  })
}

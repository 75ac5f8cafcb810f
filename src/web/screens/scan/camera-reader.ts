// Reads barcodes off a camera: by the browser itself where it can, else by ZXing, which is loaded only then.
const betweenLooksMs = 150

/** What browsers that have one call it; no library of types knows it yet. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}

/** Shows the camera and tells every code it sees, until the signal. */
export async function readCamera(
  video: HTMLVideoElement,
  take: (code: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  signal.addEventListener('abort', stop)
  if (signal.aborted) return stop()
  video.srcObject = stream
  await video.play()
  const detector = await browserDetector()
  if (detector) await watch(detector, video, take, signal)
  else await readWithZxing(stream, video, take, signal)
}

async function watch(
  detector: Detector,
  video: HTMLVideoElement,
  take: (code: string) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    for (const { rawValue } of await detector.detect(video)) take(rawValue)
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs))
  }
}

async function readWithZxing(
  stream: MediaStream,
  video: HTMLVideoElement,
  take: (code: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { BarcodeFormat, BrowserMultiFormatReader, DecodeHintType } = await import('@zxing/library')
  const formats = [BarcodeFormat.CODE_128, BarcodeFormat.CODE_39, BarcodeFormat.CODABAR, BarcodeFormat.EAN_13]
  const reader = new BrowserMultiFormatReader(new Map([[DecodeHintType.POSSIBLE_FORMATS, formats]]), betweenLooksMs)
  signal.addEventListener('abort', () => reader.reset())
  void reader.decodeFromStream(stream, video, (result) => {
    if (result) take(result.getText())
  })
}

/** Null where the browser has none, or has one that knows no straps. */
async function browserDetector(): Promise<Detector | null> {
  const Own: unknown = Reflect.get(window, 'BarcodeDetector')
  if (typeof Own !== 'function') return null
  const ask: unknown = Reflect.get(Own, 'getSupportedFormats')
  const known: unknown = typeof ask === 'function' ? await Reflect.apply(ask, Own, []) : []
  const formats = Array.isArray(known) ? known.filter((one) => typeof one === 'string') : []
  if (!formats.includes('code_128')) return null
  const made: unknown = Reflect.construct(Own, [{ formats }])
  return isDetector(made) ? made : null
}

const isDetector = (one: unknown): one is Detector =>
  typeof one === 'object' && one !== null && typeof Reflect.get(one, 'detect') === 'function'

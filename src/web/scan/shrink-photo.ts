// A phone's picture is made small enough to send and keep: at most 1600 points on its longer side, as a JPEG.
const mostBytes = 690_000
const longestSide = 1600

/** In base64, or a sentence that says why not. */
type Shrunk = { content: string } | { problem: string }

export async function shrunkPhoto(file: File): Promise<Shrunk> {
  try {
    return shrunkPicture(await createImageBitmap(file))
  } catch {
    return { problem: `${file.name} is no picture this browser can read: take a JPEG, PNG or WebP.` }
  }
}

export function shrunkPicture(picture: ImageBitmap): Shrunk {
  const canvas = document.createElement('canvas')
  for (const side of [longestSide, 1100, 800]) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height))
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const content = canvas.toDataURL('image/jpeg', 0.82).split(',')[1] ?? ''
    if (content !== '' && content.length * 0.75 <= mostBytes) return { content }
  }
  return { problem: 'The picture cannot be made small enough.' }
}

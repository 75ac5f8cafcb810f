// What a wanted thing is made of, where that matters to the office: some kinds are seldom lent.
export const materials = [
  'book',
  'large_print',
  'reference',
  'textbook',
  'magazine',
  'newspaper',
  'video',
  'sound_recording',
  'audiobook',
  'game',
  'music',
  'map',
  'thesis',
  'microform',
  'other',
] as const
export type Material = (typeof materials)[number]

/** In the words of a sentence: "The office does not borrow …". */
export const materialWords: Readonly<Record<Material, string>> = {
  book: 'books',
  large_print: 'large print',
  reference: 'reference works',
  textbook: 'textbooks',
  magazine: 'magazines',
  newspaper: 'newspapers',
  video: 'films',
  sound_recording: 'sound recordings',
  audiobook: 'audiobooks',
  game: 'games',
  music: 'printed music',
  map: 'maps',
  thesis: 'theses',
  microform: 'microforms',
  other: 'things of this kind',
}
export const isMaterial = (text: string): text is Material => Object.hasOwn(materialWords, text)

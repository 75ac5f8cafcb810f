// The types that come with bidi-js describe its CommonJS file; this is its module.
declare module 'bidi-js/dist/bidi.mjs' {
  export interface Bidi {
    getEmbeddingLevels(
      text: string,
      base?: 'ltr' | 'rtl' | 'auto',
    ): { levels: Uint8Array; paragraphs: { start: number; end: number; level: number }[] }
    getMirroredCharacter(character: string): string | null
  }
  const bidiFactory: () => Bidi
  export default bidiFactory
}

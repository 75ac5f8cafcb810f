export interface GeneratedFile {
  /** Its path from the root of the project. */
  file: string
  text: string
}

export type Generator = () => Promise<readonly GeneratedFile[]> | readonly GeneratedFile[]

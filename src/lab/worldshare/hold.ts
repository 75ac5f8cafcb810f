import { DatabaseSync } from 'node:sqlite'

/** Another process keeps its state in this folder. */
export class FolderInUse extends Error {
  override name = 'FolderInUse'

  constructor(path: string) {
    super(`Another emulator is using ${path}: end it, or name another folder with --data.`)
  }
}

/** Holds a file for as long as this process lives, however it ends: the system frees it. */
export function holdFile(file: string, folder: string): () => void {
  const database = new DatabaseSync(file)
  try {
    database.exec('begin immediate')
  } catch {
    database.close()
    throw new FolderInUse(folder)
  }
  return () => database.close()
}

import { readFileSync, readdirSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface Workbench {
  /** A file of the built workbench; null where there is none. */
  file(path: string, request: Request): Response | null
  /** The one page behind every address of the workbench. */
  page(request: Request): Response
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const shrinks = ['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.txt']

interface Kept {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
  readonly small: Uint8Array<ArrayBuffer> | null
  /** The file’s name changes with its contents. */
  readonly isForever: boolean
}

/** The built files are few and small: they are read once, and nothing but them can be asked for. */
export function openWorkbench(folder: string | null): Workbench {
  const files = folder === null ? new Map<string, Kept>() : readFiles(folder)
  const page = files.get('/index.html')
  return {
    file(path, request) {
      const kept = path === '/index.html' ? undefined : files.get(path)
      return kept ? answer(kept, request) : null
    },
    page: (request) => (page ? answer(page, request) : notBuilt()),
  }
}

function readFiles(folder: string): Map<string, Kept> {
  const files = new Map<string, Kept>()
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return files
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = `/${file.slice(folder.length).replaceAll('\\', '/').replace(/^\//, '')}`
    const body = new Uint8Array(readFileSync(file))
    const small = shrinks.includes(extname(path)) ? new Uint8Array(gzipSync(body)) : null
    files.set(path, {
      type: types[extname(path)] ?? 'application/octet-stream',
      body,
      small,
      isForever: path.startsWith('/assets/'),
    })
  }
  return files
}

function answer({ type, body, small, isForever }: Kept, request: Request): Response {
  const isSmall = small !== null && (request.headers.get('accept-encoding') ?? '').includes('gzip')
  return new Response(isSmall ? small : body, {
    headers: {
      'content-type': type,
      'cache-control': isForever ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(small === null ? {} : { vary: 'accept-encoding' }),
      ...(isSmall ? { 'content-encoding': 'gzip' } : {}),
    },
  })
}

const notBuilt = (): Response =>
  new Response('The workbench has not been built. Run bin/start, or npm run build, and open this page again.\n', {
    status: 503,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })

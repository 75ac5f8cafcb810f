const anywhere = 'http://keuka.invalid'

/** Where to go after signing in: a path of this office as asked for, or the front page when it points anywhere else. */
export function nextPath(asked: string | null | undefined): string {
  if (!asked?.startsWith('/')) return '/'
  const url = URL.parse(asked, anywhere)
  // A browser reads a path that begins with two slashes as another host, and `/.//host` becomes one.
  if (url?.origin !== anywhere || url.pathname.startsWith('//')) return '/'
  return url.pathname + url.search + url.hash
}

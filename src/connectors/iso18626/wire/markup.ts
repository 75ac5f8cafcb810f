/** Elements and texts as XML, so that whatever a title contains the document stays well formed. */
import { carriable } from '../../../domain/iso18626/values.ts'

/** An element with elements inside, a line each. */
export function elementWith(name: string, inside: readonly string[]): readonly string[] {
  return inside.length === 0 ? [`<${name}/>`] : [`<${name}>`, ...inside.map((line) => `  ${line}`), `</${name}>`]
}

/** An element with text inside, on one line whatever the text, since each space in it counts. */
export function elementOf(name: string, text: string, scheme?: string): readonly string[] {
  const attribute = scheme !== undefined && isUri(scheme) ? ` ill:scheme="${escape(scheme)}"` : ''
  return [`<${name}${attribute}>${escape(text)}</${name}>`]
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would turn a bare carriage return into a line feed.
  '\r': '&#13;',
}

export function escape(text: string): string {
  return carriable(text).replace(/[&<>"\r]/g, (sign) => escapes[sign] ?? sign)
}

const authority = String.raw`//[\w.-]+(?::\d+)?(?=[/?#]|$)`
const sign = String.raw`(?:[\w.~!$&'()*+,;:=@/?-]|%[\da-f]{2})`
// Without a scheme of its own a colon may only stand after a slash; two slashes always announce an authority.
const start = String.raw`(?:[a-z][a-z\d+.-]*:(?=.)|(?![^/?#]*:))(?:${authority}|(?!//))`
const uri = new RegExp(`^${start}${sign}*(?:#${sign}*)?$`, 'i')

/** The schema wants an address in `scheme`; what a partner put there and is none, is not passed on. */
function isUri(text: string): boolean {
  return text !== '' && uri.test(text)
}

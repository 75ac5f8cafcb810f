import { Hono, type Context } from 'hono'
import { sessionOf } from './access.ts'
import { answerRefused, httpError, xml } from './answer.ts'
import type { Lab } from './lab.ts'
import { libraries, libraryNamed, libraryOf, type Library } from './libraries.ts'
import type { Env } from './request-routes.ts'
import type { JsonObject } from './state.ts'
import { escapeXml, writeXml } from './xml.ts'

type Ask = Context<Env>
const base = '/illpolicies'

/** The Policies Directory, as far as an office needs it: who supplies, for how long, at what fee. Atom. */
export function policiesRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  const routes = [
    ['/institutionsearch', search],
    ['/servicePolicy/servicePolicyAggregateFees', manyFees],
    ['/servicePolicy/:id', (c: Ask) => one(c, whole)],
    ['/servicePolicy/:id/servicePolicyAggregateFees', (c: Ask) => one(c, fees)],
    ['/servicePolicy/:id/servicePolicyPolicy', (c: Ask) => one(c, (library) => policy(c, library))],
    ['/servicePolicy/:id/servicePolicyInstitution', (c: Ask) => one(c, institution)],
    ['/servicePolicy/:id/servicePolicyInstitution/', (c: Ask) => one(c, institution)],
    ['/servicePolicy/:id/servicePolicyInstitution/supplier', (c: Ask) => one(c, supplier)],
  ] as const
  for (const [path, answer] of routes) {
    app.get(`${base}${path}`, (c) => turnedAway(c) ?? answer(c))
    app.all(`${base}${path}`, () => httpError(405, 'Method Not Allowed', 'xml'))
  }
  return app
}

/** A signed call, a token, or the key in the address: any key may read. */
function turnedAway(c: Ask): Response | null {
  const { lab } = c.env
  const query = new URL(c.req.url).searchParams
  const authorization = c.req.header('authorization') ?? null
  const named = query.get('wskey')
  if (authorization === null && named !== null && lab.state.keys.some((key) => key.id === named)) return null
  const session = sessionOf(lab, { method: c.req.method, query, authorization })
  return 'refused' in session ? answerRefused('xml', session) : null
}

function search(c: Ask): Response {
  const query = new URL(c.req.url).searchParams
  const terms = [...(query.get('q') ?? '').matchAll(/(\w+):("[^"]*"|\S+)/g)]
  const found = libraries().filter((library) =>
    terms.every(([, name = '', value = '']) => fits(c.env.lab, library, name.toLowerCase(), value.replaceAll('"', ''))),
  )
  const start = Math.max(1, Number(query.get('startIndex') ?? 1) || 1)
  const size = Math.max(1, Number(query.get('itemsPerPage') ?? 10) || 10)
  return feed(c, found.slice(start - 1, start - 1 + size), institution, { total: found.length, start, size })
}

function fits(lab: Lab, library: Library, name: string, value: string): boolean {
  switch (name) {
    case 'name':
      return library.name.toLowerCase().includes(value.toLowerCase())
    case 'group':
      return library.groups.includes(value)
    case 'supplier':
      return library.supplies === (value.toUpperCase() === 'Y')
    case 'state':
      return library.state === value.toUpperCase().replace(/^US-/, '')
    case 'country':
      return value.toUpperCase() === 'US'
    case 'fee':
      return library.feeLoan <= Number(value)
    case 'currency':
      return value.toUpperCase() === 'USD'
    case 'billingmethod':
      return value === lab.assumed('ifmBilling') ? library.ifm : value === 'INVOICE_WITH_ITEM'
    case 'deliverymethod':
      return value === 'MAIL' || value === 'ARTICLE_EXCHANGE'
    default:
      return true
  }
}

function one(c: Ask, write: (library: Library, lab: Lab) => JsonObject): Response {
  const id = c.req.param('id') ?? ''
  const symbol = new URL(c.req.url).searchParams.get('instSymbol')
  const library = (symbol === null ? undefined : libraryNamed(symbol)) ?? libraryOf(Number(id)) ?? libraryNamed(id)
  if (!library) return httpError(404, `Unable to find institution ${id}`, 'xml')
  return xml(`<?xml version="1.0" encoding="UTF-8"?>${entry(c, library, write(library, c.env.lab))}`, 200, atomType)
}

function manyFees(c: Ask): Response {
  const asked = (new URL(c.req.url).searchParams.get('inst') ?? '').split(',').filter((name) => name !== '')
  const found = asked.flatMap((name) => libraryOf(Number(name)) ?? libraryNamed(name) ?? [])
  return feed(c, found, fees, { total: found.length, start: 1, size: found.length })
}

const atomType = 'application/atom+xml;charset=UTF-8'

function feed(
  c: Ask,
  found: readonly Library[],
  write: (library: Library, lab: Lab) => JsonObject,
  page: { readonly total: number; readonly start: number; readonly size: number },
): Response {
  const head = [
    `<id>${escapeXml(c.req.url)}</id><title>Institutions</title><updated>${instant(c)}</updated>`,
    `<os:totalResults>${page.total}</os:totalResults>`,
    `<os:startIndex>${page.start}</os:startIndex><os:itemsPerPage>${page.size}</os:itemsPerPage>`,
  ].join('')
  const entries = found.map((library) => entry(c, library, write(library, c.env.lab))).join('')
  const spaces = 'xmlns="http://www.w3.org/2005/Atom" xmlns:os="http://a9.com/-/spec/opensearch/1.1/"'
  return xml(`<?xml version="1.0" encoding="UTF-8"?><feed ${spaces}>${head}${entries}</feed>`, 200, atomType)
}

function entry(c: Ask, library: Library, content: JsonObject): string {
  const inside = writeXml('servicePolicy', content, c.env.lab.assumed('policyNamespace')).replace(/^<\?xml[^>]*\?>/, '')
  const self = `${new URL(c.req.url).origin}${base}/servicePolicy/${library.id}`
  return [
    '<entry xmlns="http://www.w3.org/2005/Atom">',
    `<id>${self}</id><title>${escapeXml(library.name)}</title><updated>${instant(c)}</updated>`,
    `<link rel="self" href="${self}"/><content type="application/xml">${inside}</content></entry>`,
  ].join('')
}

const instant = (c: Ask): string => new Date(c.env.lab.wall()).toISOString()

function institution(library: Library): JsonObject {
  return {
    institutionId: library.id,
    institutionSymbol: library.symbol,
    institutionName: library.name,
    supplier: library.supplies ? 'Y' : 'N',
    state: library.state,
    country: 'US',
    ...(library.groups.length > 0 && { group: [...library.groups] }),
  }
}

function supplier(library: Library): JsonObject {
  return { institutionId: library.id, institutionSymbol: library.symbol, supplier: library.supplies ? 'Y' : 'N' }
}

function fees(library: Library, { assumed }: Lab): JsonObject {
  return {
    institutionId: library.id,
    loanFee: { amount: library.feeLoan, currency: 'USD' },
    copyFee: { amount: library.feeCopy, currency: 'USD' },
    billingMethod: library.ifm ? [assumed('ifmBilling'), 'INVOICE_WITH_ITEM'] : ['INVOICE_WITH_ITEM'],
  }
}

function policy(c: Ask, library: Library): JsonObject {
  const service = new URL(c.req.url).searchParams.get('servicePolicy') ?? 'COPY_LOAN'
  const rules = [
    { servicePolicy: 'LOAN', policyType: 'SHARING', daysToRespond: library.daysLoan },
    { servicePolicy: 'COPY', policyType: 'SHARING', daysToRespond: library.daysCopy },
  ].filter((rule) => service === 'COPY_LOAN' || rule.servicePolicy === service)
  return { institutionId: library.id, servicePolicyPolicy: rules }
}

function whole(library: Library, lab: Lab): JsonObject {
  return {
    servicePolicyInstitution: institution(library),
    servicePolicyAggregateFees: fees(library, lab),
    daysToRespondLoan: library.daysLoan,
    daysToRespondCopy: library.daysCopy,
  }
}

import { Hono, type Context } from 'hono'
import { json } from './answer.ts'
import { titleNumbered, titles, titlesByIsbn, titlesByIssn, type Title } from './catalogue.ts'
import { briefHolding, briefRecord, detailedHolding, editionsOf, holdersOf, readHoldingsWish } from './holdings.ts'
import { invalidParameter, missingParameter, problem, turnedAway } from './problem.ts'
import { findTitles } from './query.ts'
import type { Env } from './request-routes.ts'

type Ask = Context<Env>
const base = '/worldcat/search/v2'

/** WorldCat Search, version 2: find a number, find who holds it. */
export function catalogueRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  const routes = [
    ['/brief-bibs', 'wcapi:view_brief_bib', (c: Ask) => search(c, 'briefRecords', briefRecord)],
    ['/brief-bibs/:number/other-editions', 'wcapi:view_brief_bib', otherEditions],
    ['/brief-bibs/:number', 'wcapi:view_brief_bib', (c: Ask) => oneTitle(c, briefRecord)],
    ['/bibs', 'wcapi:view_bib', (c: Ask) => search(c, 'bibRecords', fullRecord)],
    ['/bibs/:number', 'wcapi:view_bib', (c: Ask) => oneTitle(c, fullRecord)],
    ['/bibs-summary-holdings', 'wcapi:view_summary_holdings', summary],
    ['/bibs-holdings', 'wcapi:view_institution_holdings', holdings],
    ['/bibs-detailed-holdings', 'wcapi:view_holdings', detailed],
  ] as const
  for (const [path, scope, answer] of routes) {
    app.get(`${base}${path}`, (c) => turnedAway(c, [scope]) ?? answer(c))
    app.all(`${base}${path}`, notAllowed)
  }
  app.all(`${base}/*`, () => problem(404, 'NOT_FOUND', 'NOT_FOUND', 'No such resource'))
  return app
}

function notAllowed(c: Ask): Response {
  const answer = problem(405, 'METHOD_NOT_ALLOWED', 'NOT_ALLOWED', `Request method '${c.req.method}' not supported`)
  answer.headers.set('allow', 'GET')
  return answer
}

function search(c: Ask, name: string, write: (title: Title) => ReturnType<typeof briefRecord>): Response {
  const query = new URL(c.req.url).searchParams
  const words = query.get('q')
  if (words === null || words.trim() === '') return missingParameter('q is required')
  const page = pageOf(query)
  if (page instanceof Response) return page
  const wish = readHoldingsWish(query)
  if ('detail' in wish) return invalidParameter(wish.detail)
  const found = findTitles(words).filter((one) => !isNarrowed(query) || holdersOf(one, wish).length > 0)
  const records = found.slice(page.offset, page.offset + page.limit)
  return json(
    {
      numberOfRecords: found.length,
      ...(records.length > 0 && { [name]: records.map((one) => write(one)) }),
    },
    200,
  )
}

const narrowing = ['heldBySymbol', 'heldByInstitutionID', 'heldByGroup', 'heldInState', 'heldInCountry', 'lat']
const isNarrowed = (query: URLSearchParams): boolean => narrowing.some((name) => query.has(name))

function oneTitle(c: Ask, write: (title: Title) => ReturnType<typeof briefRecord>): Response {
  const title = numbered(c)
  return title instanceof Response ? title : json(write(title), 200)
}

function otherEditions(c: Ask): Response {
  const title = numbered(c)
  if (title instanceof Response) return title
  const page = pageOf(new URL(c.req.url).searchParams)
  if (page instanceof Response) return page
  const others = titles().filter((one) => one.work === title.work && one !== title)
  const records = others.slice(page.offset, page.offset + page.limit)
  return json({ numberOfRecords: others.length, briefRecords: records.map((one) => briefRecord(one)) }, 200)
}

function numbered(c: Ask): Title | Response {
  const number = c.req.param('number') ?? ''
  if (!/^[1-9]\d*$/.test(number)) return invalidParameter('oclcNumber must be a positive whole number')
  return titleNumbered(number) ?? problem(404, 'NOT_FOUND', 'NOT_FOUND', `Unable to find ${number}`)
}

function fullRecord(title: Title): ReturnType<typeof briefRecord> {
  return {
    identifier: {
      oclcNumber: title.oclcNumber,
      ...(title.isbn !== '' && { isbns: [title.isbn] }),
      ...(title.issn !== '' && { issns: [title.issn] }),
    },
    title: { mainTitles: [{ text: title.title }] },
    ...(title.creator !== '' && { contributor: { creators: [creatorOf(title.creator)] } }),
    publishers: [{ publisherName: { text: title.publisher } }],
    date: { publicationDate: title.date },
    language: { itemLanguage: title.language },
    format: { generalFormat: title.generalFormat, specificFormat: title.specificFormat },
    work: { count: editionsOf(title) },
  }
}

function creatorOf(name: string): ReturnType<typeof briefRecord> {
  const [family = '', given = ''] = name.split(', ')
  return { firstName: { text: given }, secondName: { text: family }, type: 'person', isPrimary: true }
}

function holdings(c: Ask): Response {
  const query = new URL(c.req.url).searchParams
  const found = known(query)
  if (found instanceof Response) return found
  const wish = readHoldingsWish(query)
  if ('detail' in wish) return invalidParameter(wish.detail)
  const page = pageOf(query)
  if (page instanceof Response) return page
  const origin = new URL(c.req.url).origin
  const records = found.map((title) => {
    const held = holdersOf(title, wish)
    const brief = held.slice(page.offset, page.offset + page.limit)
    return {
      ...briefRecord(title),
      institutionHolding: {
        totalHoldingCount: held.length,
        totalEditions: editionsOf(title),
        briefHoldings: brief.map((one) => briefHolding(c.env.lab, one, origin, wish.near)),
      },
    }
  })
  return json({ numberOfRecords: records.length, ...(records.length > 0 && { briefRecords: records }) }, 200)
}

function summary(c: Ask): Response {
  const query = new URL(c.req.url).searchParams
  const found = known(query)
  if (found instanceof Response) return found
  const wish = readHoldingsWish(query)
  if ('detail' in wish) return invalidParameter(wish.detail)
  const [title] = found
  if (!title) return json({ totalHoldingCount: 0, totalSharedPrintCount: 0, totalEditions: 0 }, 200)
  return json(
    {
      totalHoldingCount: holdersOf(title, wish).length,
      totalSharedPrintCount: 0,
      totalEditions: editionsOf(title),
    },
    200,
  )
}

function detailed(c: Ask): Response {
  const query = new URL(c.req.url).searchParams
  const found = known(query)
  if (found instanceof Response) return found
  const wish = readHoldingsWish(query)
  if ('detail' in wish) return invalidParameter(wish.detail)
  const records = found.map((title) => {
    const held = holdersOf(title, wish)
    return {
      ...briefRecord(title),
      institutionHolding: {
        totalHoldingCount: held.length,
        detailedHoldings: held.map((one) => detailedHolding(title, one)),
      },
    }
  })
  return json({ numberOfRecords: records.length, ...(records.length > 0 && { briefRecords: records }) }, 200)
}

/** The title named by exactly one of its numbers. */
function known(query: URLSearchParams): readonly Title[] | Response {
  const oclcNumber = query.get('oclcNumber')
  const isbn = query.get('isbn')
  const issn = query.get('issn')
  if (oclcNumber !== null) {
    if (!/^[1-9]\d*$/.test(oclcNumber)) return invalidParameter('oclcNumber must be a positive whole number')
    const title = titleNumbered(oclcNumber)
    return title ? [title] : []
  }
  if (isbn !== null) {
    if (!/^[\dXx -]{10,17}$/.test(isbn)) return invalidParameter('isbn must be 10 or 13 digits')
    return titlesByIsbn(isbn)
  }
  if (issn !== null) {
    if (!/^\d{4}-?\d{3}[\dXx]$/.test(issn)) return invalidParameter('issn must be eight digits')
    return titlesByIssn(issn)
  }
  return missingParameter('One of oclcNumber, isbn, issn is required')
}

function pageOf(query: URLSearchParams): { readonly offset: number; readonly limit: number } | Response {
  const offset = query.get('offset') ?? '0'
  const limit = query.get('limit') ?? '10'
  if (!/^\d{1,6}$/.test(offset)) return invalidParameter('offset must be a whole number')
  if (!/^[1-9]\d{0,5}$/.test(limit) || Number(limit) > 50) return invalidParameter('limit must be from 1 to 50')
  return { offset: Number(offset), limit: Number(limit) }
}

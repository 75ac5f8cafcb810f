import type { Hono } from 'hono'
import { isDay } from '../../../domain/values/days.ts'
import { done, refuse, type Answer, type Refusal } from '../../../domain/refusal.ts'
import { today } from '../../../office/context.ts'
import { copyrightWarning, faultOfCopyForm } from '../../../office/intake/copy-forms.ts'
import type { PatronFinding } from '../../../domain/requests/patron-findings.ts'
import { checkForPatron } from '../../../office/intake/patron-check.ts'
import { takeInRequest, type TakenIn } from '../../../office/intake/take-in-request.ts'
import { requestBySource } from '../../../store/requests/find.ts'
import { listLibraries, type LibraryRecord } from '../../../store/libraries.ts'
import type { PatronRecord } from '../../../store/patrons.ts'
import { writeNumber } from '../../../domain/values/request-number.ts'
import { formOf, show, sorry, type PageContext, type PageEnv, type PagesOptions } from '../door.ts'
import { askFields, askPage, isAsked, type Asked } from './ask-page.ts'
import { patronHere } from './session.ts'

interface Noticed {
  readonly findings: readonly PatronFinding[]
}

/** The forms by which a patron asks. A copy's stays off until its warning can be shown. */
export function askRoutes(app: Hono<PageEnv>, options: PagesOptions): void {
  const { office } = options

  app.get('/my/ask/:what', async (c) => {
    const here = await ready(c)
    return here instanceof Response ? here : form(c, here, () => '', null)
  })

  app.post('/my/ask/:what', async (c) => {
    const here = await ready(c)
    if (here instanceof Response) return here
    const typed = await formOf(c)
    const taken = await takeIn(here, typed)
    if (!taken.ok) return form(c, here, typed, taken)
    if ('findings' in taken.value) return form(c, here, typed, null, taken.value.findings)
    return c.redirect(`/my/requests/${writeNumber(taken.value.number)}?done=asked`, 303)
  })

  interface Here {
    readonly patron: PatronRecord
    readonly asked: Asked
    readonly libraries: readonly LibraryRecord[]
  }
  async function ready(c: PageContext): Promise<Here | Response> {
    const patron = await patronHere(c, options)
    if (!patron) return c.redirect('/my/sign-in', 303)
    const asked = c.req.param('what')
    if (!isAsked(asked)) return sorry(c, office, refuse('no-such-address'))
    const off = faultOfCopyForm(office, asked === 'article' ? 'copy' : 'loan')
    if (off) return sorry(c, office, off)
    const members = await listLibraries(office.store.db, 'member')
    return { patron, asked, libraries: members.map((one) => one.library).filter((one) => one.active) }
  }

  function form(
    c: PageContext,
    here: Here,
    typed: (name: string) => string,
    refusal: Refusal | null,
    findings: readonly PatronFinding[] = [],
  ) {
    const pickup = Number(typed('pickup')) || here.patron.library_id
    const warning = here.asked === 'article' ? copyrightWarning(office) : null
    return show(
      c,
      askPage(office, { asked: here.asked, typed, libraries: here.libraries, pickup, warning, refusal, findings }),
      refusal?.status ?? 200,
    )
  }

  async function takeIn(here: Here, typed: (name: string) => string): Promise<Answer<TakenIn | Noticed>> {
    const title = typed('title')
    if (title === '') return refuse('title-missing', {}, 'title')
    const neededBy = typed('neededBy')
    if (neededBy !== '' && !isDay(neededBy))
      return refuse('bad-details', { field: 'Day', problem: 'there is no such day' }, 'neededBy')
    if (neededBy !== '' && neededBy < today(office))
      return refuse('bad-details', { field: 'Day', problem: 'is in the past: check the year' }, 'neededBy')
    const pickup = here.libraries.find((one) => one.id === Number(typed('pickup')))?.id ?? here.patron.library_id
    const citation = Object.fromEntries(
      askFields[here.asked].flatMap(({ name, maxlength = 300 }) => {
        const text = typed(name).slice(0, maxlength)
        return name === 'title' || text === '' ? [] : [[name, text]]
      }),
    )
    const key = typed('key').slice(0, 60)
    const note = typed('note').slice(0, 2000)
    const service = here.asked === 'book' ? 'loan' : 'copy'
    // A form that has been taken in already is answered as it was, whatever is noticed now.
    const sourceKey = `${here.patron.id}:${key || crypto.randomUUID()}`
    const seen = typed('seen').split(' ')
    if (!(await requestBySource(office.store.db, 'my', sourceKey))) {
      const draft = { service, title, citation, neededBy: neededBy === '' ? null : neededBy } as const
      const findings = await checkForPatron(office, here.patron, draft)
      if (findings.some((one) => !seen.includes(one.code))) return done({ findings })
    }
    const taken = await takeInRequest(office, {
      kind: 'borrowing',
      service,
      title,
      citation,
      anyEdition: citation['edition'] === undefined,
      source: 'my',
      // The same form sent twice is one request; another patron's form is never the same.
      sourceKey,
      actor: { kind: 'patron', id: null },
      patronId: here.patron.id,
      homeLibraryId: here.patron.library_id,
      pickupLibraryId: pickup,
      ...(neededBy === '' ? {} : { neededBy }),
      ...(note === '' ? {} : { note }),
    })
    return taken.ok ? done(taken.value) : taken
  }
}

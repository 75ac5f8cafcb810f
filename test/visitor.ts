// Somebody without an account, for tests: keeps cookies, sends forms the way a browser does, follows nothing.
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { outbox, type Outbox } from './outbox.ts'
import { smallIls } from './world-requests.ts'
import { makeWorld, worldOrigin, type World, type WorldOptions } from './world.ts'
import type { Ils } from '../src/office/ils-port.ts'

export interface Page {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  readonly location: string | null
}
export interface Visitor {
  look(path: string): Promise<Page>
  send(path: string, form: Readonly<Record<string, string>>, headers?: Record<string, string>): Promise<Page>
}
export const pin = '4711'
export const cards = { owasca: '20001000000017', ithaca: '20002000000025' }
export const checkingIls: Ils = { ...smallIls(cards), checkPin: (_card, typed) => Promise.resolve(typed === pin) }

export async function visitorWorld(
  t: TestContext,
  options: WorldOptions = {},
): Promise<{ world: World; mails: Outbox; visitor: () => Visitor; signedIn: (card?: string) => Promise<Visitor> }> {
  const mails = outbox()
  const world = await makeWorld(t, { ils: checkingIls, mailer: mails, origin: worldOrigin, ...options })
  const visitor = (): Visitor => {
    const cookies = new Map<string, string>()
    async function ask(path: string, init: RequestInit): Promise<Page> {
      const headers = new Headers(init.headers)
      if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      const answer = await world.app.request(new URL(path, worldOrigin).href, { ...init, headers }, {})
      for (const one of answer.headers.getSetCookie()) {
        const [pair = ''] = one.split(';')
        const [name = '', value = ''] = pair.split('=')
        if (/max-age=0/i.test(one)) cookies.delete(name)
        else cookies.set(name, value)
      }
      const text = await answer.text()
      assert.ok(Buffer.byteLength(text) <= 30_000, `${path} weighs ${Buffer.byteLength(text)} bytes`)
      return { status: answer.status, text, headers: answer.headers, location: answer.headers.get('location') }
    }
    return {
      look: (path) => ask(path, {}),
      send: (path, form, headers = {}) =>
        ask(path, {
          method: 'POST',
          headers: { origin: worldOrigin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
          body: new URLSearchParams(form).toString(),
        }),
    }
  }
  return {
    world,
    mails,
    visitor,
    async signedIn(card = cards.owasca) {
      const one = visitor()
      const entered = await one.send('/my/sign-in', { card, pin })
      assert.equal(entered.location, '/my', entered.text)
      return one
    },
  }
}

/** What a page's form would send of its hidden fields. */
export function hiddenIn(text: string, action: string): Record<string, string> {
  const form = text.split('<form').find((part) => part.includes(`value="${action}"`)) ?? ''
  return Object.fromEntries(
    [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [
      match[1] ?? '',
      match[2] ?? '',
    ]),
  )
}

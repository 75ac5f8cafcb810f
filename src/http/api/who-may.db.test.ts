import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expectedRoutes, type ExpectedRoute } from '../../../test/expected/routes.ts'
import { at, makeWorld, worldOrigin, type World } from '../../../test/world.ts'
import { listStaff } from '../sign-in/staff.ts'
import { createToken } from '../sign-in/tokens.ts'
import { roles, type Role } from '../sign-in/person.ts'
import { whoMay } from './who-may.ts'

const letters: Readonly<Record<Role, string>> = {
  assistant: 'a',
  librarian: 'l',
  administrator: 'A',
  member: 'm',
  facility: 'f',
}

test('the matrix written by hand names every route, each once', () => {
  assert.deepEqual(expectedRoutes.map((one) => one.route).toSorted(), Object.keys(whoMay).toSorted())
})

test('every route lets in the roles of the matrix and nobody else', async (t) => {
  const world = await makeWorld(t)
  const tokens = await tokensOf(world)
  const wrong: string[] = []
  for (const expected of expectedRoutes) {
    const anonymous = await call(world, expected, {})
    if (anonymous.status !== 401 || anonymous.code !== 'sign-in')
      wrong.push(`${expected.route} without signing in: ${anonymous.status}`)
    const badToken = await call(world, expected, { authorization: 'Bearer keuka_nonsense' })
    if (badToken.status !== 401) wrong.push(`${expected.route} with a token that is none: ${badToken.status}`)
    for (const role of roles) {
      const may = expected.may.includes(letters[role])
      for (const [by, headers] of [
        ['session', { cookie: await world.cookie(role) }],
        ['token', { authorization: `Bearer ${tokens[role]}` }],
      ] as const) {
        const { status, code } = await call(world, expected, headers)
        const isLetIn = !(status === 403 && code === 'not-yours') && status !== 401 && status < 500
        if (isLetIn !== may) wrong.push(`${expected.route} as ${role} by ${by}: ${status} ${String(code)}`)
      }
    }
  }
  assert.deepEqual(wrong, [])
  assert.equal(world.live.count(), 0)
})

test('what is sent from another site with a cookie is not done', async (t) => {
  const world = await makeWorld(t)
  const told = await world.ask(
    'assistant',
    'POST',
    '/packages',
    { libraryId: world.libraries.tallgrass },
    { 'sec-fetch-site': 'cross-site' },
  )
  assert.deepEqual([told.status, at(told.body, 'code')], [403, 'cross-site'])
  assert.deepEqual((await world.ask('assistant', 'GET', '/packages')).body, [])
})

async function call(
  world: World,
  { call: [method, path, body] }: ExpectedRoute,
  headers: Record<string, string>,
): Promise<{ status: number; code: unknown }> {
  const stop = new AbortController()
  const answer = await world.app.request(
    `${worldOrigin}/api${path}`,
    {
      method,
      signal: stop.signal,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
    {},
  )
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    await answer.body?.cancel()
    stop.abort()
    return { status: answer.status, code: null }
  }
  return { status: answer.status, code: at(JSON.parse(await answer.text()), 'data.code') }
}

async function tokensOf(world: World): Promise<Record<Role, string>> {
  const { store } = world.office
  const now = new Date()
  const administrator = (await listStaff(store.db)).find((one) => one.role === 'administrator')
  assert.ok(administrator)
  const by = {
    kind: 'staff',
    userId: administrator.id,
    role: 'administrator',
    libraryId: null,
    name: '',
    via: 'session',
  } as const
  const libraryOf = (role: Role): number | null =>
    role === 'member' ? world.libraries.owasca : role === 'facility' ? world.libraries.lakeside : null
  const tokenFor = async (role: Role): Promise<string> => {
    const made = await createToken(
      store,
      by,
      { name: role, role, libraryId: libraryOf(role), endsAt: new Date(now.getTime() + 86_400_000) },
      now,
    )
    assert.ok(made.ok)
    return made.value.secret
  }
  return {
    assistant: await tokenFor('assistant'),
    librarian: await tokenFor('librarian'),
    administrator: await tokenFor('administrator'),
    member: await tokenFor('member'),
    facility: await tokenFor('facility'),
  }
}

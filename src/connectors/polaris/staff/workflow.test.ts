import assert from 'node:assert/strict'
import { test } from 'node:test'
import { staffToken, Status, talk } from '../../../../test/polaris-answers.ts'
import { ConnectorError } from '../../../office/ports.ts'
import type { Talk } from '../../../../test/polaris-answers.ts'
import { runWorkflow, workflows } from './workflow.ts'

const asks = (id: number, title: string, message = '') => ({
  WorkflowRequestGuid: 'g-1',
  WorkflowStatus: -3,
  Prompt: { WorkflowPromptID: id, Title: title, Message: message },
})
const done = {
  WorkflowRequestGuid: 'g-1',
  WorkflowStatus: 1,
  Prompt: null,
  AnswerExtension: { Data: { ILLRequestInfo: { ILLStatusID: 10 } } },
}
const run = ({ polaris, settings }: Talk, more: object = {}) =>
  runWorkflow(polaris.staff, settings, {
    name: 'Receive ILL item',
    type: workflows.receiveIll,
    fields: { ILLRequestID: 482 },
    reference: 'B260000014',
    ...more,
  })
async function trouble(work: Promise<unknown>): Promise<ConnectorError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof ConnectorError, String(error))
  return error
}

test('started as the office’s staff, asked, answered by step and settings, done', async (t) => {
  const there = await talk(
    t,
    { 'POST /workflow': asks(55, 'Brief item entry'), 'PUT /workflow/g-1': [asks(66, 'Not shown in PAC'), done] },
    { settings: { prompts: { '66': 5 } } },
  )
  const answer = await run(there, { replies: { 55: { WorkflowPromptResult: 5, Data: { Barcode: 'ILL1' } } } })
  assert.deepEqual(answer, { ILLRequestInfo: { ILLStatusID: 10 } })
  const [logIn, start, first, second] = there.asked
  assert.equal(
    logIn?.headers.authorization,
    `Basic ${Buffer.from('FLDOMAIN\\illstaff:notarealpassword').toString('base64')}`,
  )
  assert.match(start?.url ?? '', /\/api\/v1\/eng\/20\/polaris\/5\/21\/workflow$/)
  assert.equal(start?.headers.authorization, `PAS polaris:${staffToken.AccessToken}:${staffToken.AccessSecret}`)
  assert.deepEqual(start?.body, {
    WorkflowRequestType: 18,
    TxnBranchID: 5,
    TxnUserID: 11,
    TxnWorkstationID: 21,
    WorkflowReplies: null,
    RequestExtension: { WorkflowRequestExtensionType: 14, Data: { ILLRequestID: 482 } },
  })
  assert.deepEqual(first?.body, { WorkflowPromptID: 55, WorkflowPromptResult: 5, Data: { Barcode: 'ILL1' } })
  assert.deepEqual(second?.body, { WorkflowPromptID: 66, WorkflowPromptResult: 5 })
  const words = JSON.stringify(there.kept)
  for (const secret of ['notarealpassword', staffToken.AccessToken, staffToken.AccessSecret])
    assert.ok(!words.includes(secret))
})

test('a prompt nobody has answered goes to a person in its own words', async (t) => {
  const there = await talk(t, { 'POST /workflow': asks(68, 'Limit', 'The patron has 12 requests. Go on?') })
  const no = await trouble(run(there))
  assert.equal(no.kind, 'by-hand')
  assert.match(no.message, /^Polaris asks “Limit: The patron has 12 requests. Go on\?”\. .*prompt 68/)
})

test('a prompt that means no, a refusal with words and without, a prompt without end', async (t) => {
  const duplicate = await talk(t, { 'POST /workflow': asks(72, 'Duplicate') })
  assert.equal(
    (await trouble(run(duplicate, { refusals: { 72: 'The barcode is in use.' } }))).message,
    'The barcode is in use.',
  )
  const told = await talk(t, {
    'POST /workflow': {
      WorkflowStatus: -1,
      InformationMessages: [{ Type: 1, Title: 'No', Message: 'No ILL item template.' }],
    },
  })
  assert.equal((await trouble(run(told))).message, 'Polaris did not do it: No ILL item template.')
  assert.match((await trouble(run(await talk(t, { 'POST /workflow': { WorkflowStatus: 0 } })))).message, /status 0/)
  const endless = await talk(t, { 'POST /workflow': asks(30, 'Transfer?'), 'PUT /workflow/g-1': asks(30, 'Transfer?') })
  assert.match((await trouble(run(endless, { replies: { 30: 2 } }))).message, /again and again/)
})

test('an old token is renewed once; a missing record, a missing right', async (t) => {
  const refuse = () => {
    throw new Status(401)
  }
  const there = await talk(t, { 'POST /workflow': [refuse, done] })
  await run(there)
  assert.equal(there.asked.length, 4)
  assert.equal((await trouble(run(await talk(t, { 'POST /workflow': refuse })))).kind, 'bad-credentials')
  assert.equal(
    (
      await trouble(
        run(
          await talk(t, {
            'POST /workflow': () => {
              throw new Status(403)
            },
          }),
        ),
      )
    ).message,
    'The staff account may not do this: check its permissions in Polaris Administration.',
  )
  const { polaris } = await talk(t, {})
  assert.equal(
    await polaris.staff.find({
      name: 'Item',
      method: 'GET',
      parts: ['itemrecords', 9],
      shape: (await import('zod')).z.unknown(),
    }),
    null,
  )
})

test('without its address the step is a person’s', async (t) => {
  const there = await talk(t, {}, { settings: { staffAddress: null } })
  assert.equal((await trouble(run(there))).kind, 'by-hand')
})

test('an answer delivered twice is not called refused: it is looked up whether the first one did it', async (t) => {
  for (const status of [400, 404]) {
    const there = await talk(
      t,
      {
        'POST /workflow': asks(30, 'Fills a request'),
        'PUT /workflow/g-1': () => {
          throw new Status(status, { ErrorCode: status })
        },
      },
      { settings: { prompts: { '30': 2 } } },
    )
    const error = await trouble(run(there))
    assert.deepEqual([error.name, error.kind, error.retry], ['InDoubt', 'unreachable', true])
  }
})

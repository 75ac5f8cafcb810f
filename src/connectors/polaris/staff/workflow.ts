// The staff interface's workflow engine: a workflow is started and asks until it is done. A prompt is answered by what
// the step knows, by the office's settings, or put to a person in the prompt's own words.
import { z } from 'zod'
import { ConnectorError } from '../../../office/ports.ts'
import type { PolarisSettings } from '../settings.ts'
import { InDoubt } from '../../over-http/call.ts'
import { promptAsks } from '../answered.ts'
import { NotAsIs, NotFoundThere } from './errors.ts'
import type { StaffClient } from './client.ts'

/** Types of workflow and of what goes with them (ApplicationServices help, workflow pages). */
export const workflows = {
  checkIn: { request: 1, extension: 2 },
  checkOut: { request: 2, extension: 1 },
  registerPatron: { request: 3, extension: 4 },
  placeHold: { request: 5, extension: 9 },
  saveItem: { request: 8, extension: 6 },
  deleteItem: { request: 10, extension: 8 },
  deleteBib: { request: 11, extension: 10 },
  updateIll: { request: 17, extension: 13 },
  receiveIll: { request: 18, extension: 14 },
  holdToIll: { request: 20, extension: 16 },
} as const
export const results = { yes: 2, continue: 5, retain: 11 } as const
export const prompts = {
  fillsRequest: 30,
  briefItem: 55,
  barcodeChanged: 62,
  notInPac: 66,
  limitExceeded: 68,
  duplicates: 72,
  confirmItemDelete: 73,
  breakableLinks: 75,
  duplicateHold: 77,
  confirmBibDelete: 79,
  lastCopy: 82,
} as const

export interface Workflow {
  readonly name: string
  readonly type: { readonly request: number; readonly extension: number }
  readonly fields: Readonly<Record<string, unknown>>
  /** What the step itself answers: a result, or a whole body. */
  readonly replies?: Readonly<Record<number, number | object>>
  /** Looked at before a prompt is answered: what is found there may make the answer needless. */
  readonly before?: Readonly<Record<number, () => Promise<'go on' | 'leave it'>>>
  /** Prompts that mean no, with the sentence for staff. */
  readonly refusals?: Readonly<Record<number, string>>
  readonly reference: string | null
}

const answerShape = z.looseObject({
  WorkflowRequestGuid: z.string().nullish(),
  WorkflowStatus: z.number(),
  Prompt: z
    .looseObject({ WorkflowPromptID: z.number(), Title: z.string().nullish(), Message: z.string().nullish() })
    .nullish(),
  AnswerExtension: z.looseObject({ Data: z.looseObject({}).nullish() }).nullish(),
  InformationMessages: z.array(z.looseObject({ Title: z.string().nullish(), Message: z.string().nullish() })).nullish(),
})
type Answered = z.infer<typeof answerShape>

const isDone = 1
const asks = -3
const mostPrompts = 12

/** What the workflow answered when it was done. */
export async function runWorkflow(
  client: StaffClient,
  settings: PolarisSettings,
  workflow: Workflow,
): Promise<Readonly<Record<string, unknown>>> {
  let answer = await client.call({
    name: workflow.name,
    method: 'POST',
    parts: ['workflow'],
    reference: workflow.reference,
    shape: answerShape,
    body: {
      WorkflowRequestType: workflow.type.request,
      TxnBranchID: settings.branchId,
      TxnUserID: settings.userId,
      TxnWorkstationID: settings.workstationId,
      WorkflowReplies: null,
      RequestExtension: { WorkflowRequestExtensionType: workflow.type.extension, Data: workflow.fields },
    },
  })
  for (let asked = 0; answer.WorkflowStatus === asks; asked++) {
    if (asked === mostPrompts)
      throw new ConnectorError('refused', 'Polaris asked the same again and again: do this step in Leap.')
    const look = workflow.before?.[answer.Prompt?.WorkflowPromptID ?? 0]
    if (look && (await look()) === 'leave it') return {}
    answer = await client
      .call({
        name: `${workflow.name}: answer`,
        method: 'PUT',
        parts: ['workflow', guidOf(answer)],
        reference: workflow.reference,
        shape: answerShape,
        body: replyTo(answer, workflow, settings, client.noResult()),
      })
      .catch(isAnsweredAlready)
  }
  if (answer.WorkflowStatus !== isDone) throw failed(answer)
  return answer.AnswerExtension?.Data ?? {}
}

export class AnsweredAlready extends InDoubt {}

/** It asked a moment ago and asks no more: the answer was delivered twice on its way, and the first may have done it. */
function isAnsweredAlready(error: unknown): never {
  if (error instanceof NotFoundThere || error instanceof NotAsIs)
    throw new AnsweredAlready(
      'unreachable',
      'Polaris had this answer already: whether it was done is looked up first.',
      { cause: error },
    )
  throw error
}

function replyTo(answer: Answered, workflow: Workflow, settings: PolarisSettings, no: number): object {
  const id = answer.Prompt?.WorkflowPromptID ?? 0
  const refusal = workflow.refusals?.[id]
  if (refusal !== undefined) throw new ConnectorError('refused', refusal)
  const own = workflow.replies?.[id] ?? settings.prompts[String(id)]
  if (own === undefined) throw toPerson(answer, no)
  return typeof own === 'number'
    ? { WorkflowPromptID: id, WorkflowPromptResult: own }
    : { WorkflowPromptID: id, ...own }
}

function toPerson(answer: Answered, no: number): ConnectorError {
  const { WorkflowPromptID: id = 0, Title: title, Message: message } = answer.Prompt ?? {}
  const words = [title, message].filter((one) => one).join(': ')
  return new ConnectorError(
    'by-hand',
    `Polaris asks “${words || `prompt ${id}`}”. Answer here and it goes on, or do this step in Leap. An answer for always stands in the settings (prompt ${id}).`,
    { asks: promptAsks(id, no) },
  )
}

function failed(answer: Answered): ConnectorError {
  const words = (answer.InformationMessages ?? []).flatMap((one) => one.Message ?? one.Title ?? []).join(' ')
  return new ConnectorError(
    'refused',
    words === ''
      ? `Polaris did not do it and does not say why (status ${answer.WorkflowStatus}).`
      : `Polaris did not do it: ${words}`,
  )
}

function guidOf(answer: Answered): string {
  if (!answer.WorkflowRequestGuid)
    throw new ConnectorError('unreadable-answer', 'Polaris asked something and did not say where to answer.', {
      retry: true,
    })
  return answer.WorkflowRequestGuid
}

import { randomUUID } from 'node:crypto'
import { readJson, type Body } from '../body.ts'
import type { WorkflowSession } from '../state.ts'
import type { Fields } from '../value.ts'
import { StaffTrouble, type StaffAsked, type StaffCall } from './staff-call.ts'
import { findWork } from './works.ts'
import { messageOf, type Outcome, type Replies } from './work.ts'

export const workflowCalls: readonly StaffCall[] = [
  { name: 'workflow', method: 'POST', path: 'workflow', act: start },
  { name: 'workflow/reply', method: 'PUT', path: 'workflow/:guid', act: reply },
]

/** Begins a piece of work; answers known beforehand may come along. */
function start(asked: StaffAsked): Fields {
  const { body, state } = asked
  const extension = body.part('RequestExtension')
  const session: WorkflowSession = {
    guid: randomUUID(),
    type: body.whole('WorkflowRequestType') ?? 0,
    extension: extension.whole('WorkflowRequestExtensionType') ?? 0,
    branchId: body.whole('TxnBranchID') ?? 0,
    userId: body.whole('TxnUserID') ?? 0,
    workstationId: body.whole('TxnWorkstationID') ?? 0,
    input: JSON.stringify(extension.part('Data').fields),
    prompt: 0,
    replies: body.list('WorkflowReplies').map((one) => readReply(asked, one)),
  }
  if (!state.organizations.some((one) => one.id === session.branchId))
    throw new StaffTrouble(400, 'TxnBranchID is invalid.')
  if (!state.staff.some((one) => one.id === session.userId)) throw new StaffTrouble(400, 'TxnUserID is invalid.')
  if (!state.workstations.some((one) => one.id === session.workstationId)) {
    throw new StaffTrouble(400, 'TxnWorkstationID is invalid.')
  }
  return goOn(asked, session)
}

function reply(asked: StaffAsked): Fields {
  const { state, path, body } = asked
  const guid = (path['guid'] ?? '').toLowerCase()
  const session = state.workflows.find((one) => one.guid === guid)
  if (!session) throw new StaffTrouble(404, 'The workflow request was not found.')
  const given = readReply(asked, body)
  if (given.prompt !== session.prompt) throw new StaffTrouble(400, `The workflow asks prompt ${session.prompt}.`)
  state.workflows = state.workflows.filter((one) => one !== session)
  session.replies = [...session.replies.filter((one) => one.prompt !== given.prompt), given]
  return goOn(asked, session)
}

/** What was answered to a prompt; a brief item's barcode stands where it is assumed to stand. */
function readReply({ settings }: StaffAsked, body: Body): WorkflowSession['replies'][number] {
  const path = settings.assumed('briefItemReply')
  const last = path.at(-1) ?? ''
  const holder = path.slice(0, -1).reduce((part, name) => part.part(name), body)
  return {
    prompt: body.whole('WorkflowPromptID') ?? 0,
    result: body.whole('WorkflowPromptResult') ?? 0,
    barcode: holder.text(last),
  }
}

function goOn(asked: StaffAsked, session: WorkflowSession): Fields {
  const work = findWork(asked, session.type)
  if (!work) throw new StaffTrouble(400, `WorkflowRequestType ${session.type} is unknown.`)
  if (work.extension !== session.extension) {
    throw new StaffTrouble(400, `WorkflowRequestType ${session.type} needs extension type ${work.extension}.`)
  }
  const replies: Replies = new Map(session.replies.map((one) => [one.prompt, one]))
  const { branchId } = session
  const user = asked.user
  const outcome = work.act({ ...asked, user, branchId, data: readJson(session.input), replies })
  if ('prompt' in outcome) {
    session.prompt = outcome.prompt
    // The same question again means that its answer was no good: it is not taken as given.
    session.replies = session.replies.filter((one) => one.prompt !== outcome.prompt)
    asked.state.workflows = [...asked.state.workflows, session].slice(-200)
  }
  return told(asked, session, outcome)
}

function told({ settings }: StaffAsked, session: WorkflowSession, outcome: Outcome): Fields {
  const none = { WorkflowPromptID: 0, Title: '', Message: '' }
  const guid = { WorkflowRequestGuid: session.guid, WorkflowRequestType: session.type }
  if ('prompt' in outcome) {
    const Prompt = { WorkflowPromptID: outcome.prompt, Title: outcome.title, Message: outcome.message }
    return { ...guid, WorkflowStatus: -3, Prompt, AnswerExtension: null, InformationMessages: [] }
  }
  if ('refused' in outcome) {
    const status = settings.assumed('workflowFailedStatus')
    const InformationMessages = [messageOf(outcome.refused)]
    return { ...guid, WorkflowStatus: status, Prompt: none, AnswerExtension: null, InformationMessages }
  }
  return {
    ...guid,
    WorkflowStatus: 1,
    Prompt: none,
    AnswerExtension: { Data: outcome.answer },
    InformationMessages: (outcome.notes ?? []).map(messageOf),
  }
}

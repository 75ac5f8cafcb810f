// The conversation in which PAPI places a hold: it answers, refuses, or asks one of five things (HoldRequestCreate,
// HoldRequestReply).
import { z } from 'zod'
import { ConnectorError } from '../../../office/ports.ts'
import { holdAsks } from '../answered.ts'
import type { Polaris } from '../polaris.ts'
import type { PolarisSettings } from '../settings.ts'

const text = z.string().nullish()
const shape = z.looseObject({
  RequestGUID: text,
  /** The manual's spelling, and the right one. */
  TxnGroupQualifer: text,
  TxnGroupQualifier: text,
  TxnQualifier: text,
  StatusType: z.number(),
  StatusValue: z.number(),
  Message: text,
})
type Said = z.infer<typeof shape>

const questions: Readonly<Record<number, { state: number; setting: keyof PolarisSettings['holdQuestions'] }>> = {
  3: { state: 1, setting: 'localCopy' },
  4: { state: 2, setting: 'illPolicy' },
  5: { state: 3, setting: 'existingHolds' },
  6: { state: 4, setting: 'noItems' },
  7: { state: 5, setting: 'charge' },
}
const mostQuestions = 6

/** Goes on until it is placed. `first` begins it: a hold, or an ILL request. */
export async function placeByTalk(
  polaris: Polaris,
  first: {
    readonly name: string
    readonly part: 'holdrequest' | 'illrequest'
    readonly body: object
    readonly reference: string | null
  },
): Promise<void> {
  const { papi, settings, assumed } = polaris
  const common = { isProtected: false, by: 'staff', shape, reference: first.reference } as const
  let said = await papi.call({ ...common, name: first.name, method: 'POST', parts: [first.part], body: first.body })
  for (let asked = 0; said.StatusType === 3; asked++) {
    if (asked === mostQuestions) throw new ConnectorError('refused', 'Polaris asks without end: place it in Leap.')
    const { state, answer } = answerTo(said, settings())
    said = await papi.call({
      ...common,
      name: `${first.name}: answer`,
      method: 'PUT',
      parts: [first.part === 'holdrequest' ? 'holdrequest' : assumed('illAnswerCall'), said.RequestGUID ?? ''],
      body: {
        TxnGroupQualifier: said.TxnGroupQualifier ?? said.TxnGroupQualifer ?? '',
        TxnQualifier: said.TxnQualifier ?? '',
        RequestingOrgID: settings().branchId,
        Answer: answer,
        State: state,
      },
    })
  }
  if (said.StatusType !== 2 || said.StatusValue !== 1) throw refusedWith(said)
}

function answerTo(said: Said, settings: PolarisSettings): { readonly state: number; readonly answer: 0 | 1 } {
  const question = questions[said.StatusValue]
  const answer = question ? settings.holdQuestions[question.setting] : 'ask'
  if (!question || answer === 'ask')
    throw new ConnectorError(
      'by-hand',
      `Polaris asks “${said.Message ?? `question ${said.StatusValue}`}”. Answer here and it goes on, or place it in Leap.`,
      question ? { asks: holdAsks(question.setting) } : {},
    )
  return { state: question.state, answer: answer === 'yes' ? 1 : 0 }
}

const refusedWith = (said: Said): ConnectorError =>
  new ConnectorError(
    'refused',
    said.Message ? `Polaris did not place it: ${said.Message}` : 'Polaris did not place it and does not say why.',
  )

// Carries by mail: what a patron or a member library is told, and the text of a card when a colleague has it sent.
import { ConnectorError, type Carrier } from '../ports.ts'
import type { Office } from '../context.ts'
import { mailOfStep } from './step-mail.ts'

export const mailCarrier = (office: Office): Carrier => ({
  byHand: !office.correspondence.mailer.isOn(),
  leavesHouse: true,
  knowsKeys: false,
  async carry(task) {
    const mail = await mailOfStep(office, task.effectId)
    if (!mail) throw new ConnectorError('refused', 'The one this mail is for is no longer on record.')
    if (mail.to === null)
      throw new ConnectorError('refused', 'No e-mail address is known: tell them another way, then press the key.')
    await office.correspondence.mailer.send({ key: task.key, to: mail.to, subject: mail.subject, text: mail.body })
    return {}
  },
})

// The second rule: WorldShare's staff alerts, where WorldShare is worked without its API or beside it.
import type { PasteLine } from '../assisted/paste-line.ts'
import { takeAlert } from '../network/take-alert.ts'
import type { MailReader } from './mail-readers.ts'

export const alertMail: MailReader = {
  name: 'Alerts of WorldShare',
  async read(office, { fromAddress, subject, text }) {
    const answer = await takeAlert(office, { from: fromAddress ?? '', subject, text, html: null })
    if (answer.is === 'not mine') return answer
    const words = answer.lines.map(wordsOf).join('\n')
    const [only, ...more] = [...new Set(answer.lines.flatMap(({ requestId }) => requestId ?? []))]
    const request = only !== undefined && more.length === 0 ? { requestId: only } : {}
    return answer.lines.every(isSettled) ? { is: 'taken', words, ...request } : { is: 'trouble', words, ...request }
  },
}

const isSettled = ({ outcome }: PasteLine): boolean => outcome !== 'unknown' && outcome !== 'not_understood'

const wordsOf = ({ number, ours, says, words }: PasteLine): string =>
  `${[ours, number].filter((one) => one !== null).join(', ')}: ${says}. ${words}`

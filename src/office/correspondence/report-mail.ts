// The first rule: reports of ILL requests made in the library system, as attachments.
import { birthDesk, nothingBorn } from '../intake/find-born.ts'
import type { ReportReader } from '../ils-port.ts'
import type { MailReader } from './mail-readers.ts'

export const reportMail = (reports: ReportReader): MailReader => ({
  name: 'Reports of ILL requests',
  async read(office, { parts, fromAddress }) {
    const count = nothingBorn()
    const desk = birthDesk(office, 'report', count)
    const troubles: string[] = []
    let isOne = false
    for (const { name, content } of parts.filter((one) => reports.isFor(one.name, fromAddress))) {
      const read = await reports.read(name, content, desk)
      if (read.ok) {
        isOne = true
        troubles.push(...read.troubles)
      } else if (read.isMeant) {
        isOne = true
        troubles.push(`${name}: ${read.why}`)
      }
    }
    if (!isOne) return { is: 'not mine' }
    const words = `Report of ILL requests: ${count['taken in']} new, ${count.known + count.ours} known, ${count.passed} not to be asked for.`
    return troubles.length === 0
      ? { is: 'taken', words }
      : { is: 'trouble', words: [words, 'Not read:', ...troubles].join('\n') }
  },
})

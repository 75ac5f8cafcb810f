// Reports of ILL requests that come as attachments of mails.
import type { ReportReader } from '../../../office/ils-port.ts'
import type { BornTools } from './tools.ts'
import { isReportName, NoReport, readReport } from './report.ts'

export function createReportReader(tools: BornTools, isOn: () => boolean): ReportReader {
  return {
    isFor(name, sender) {
      if (!isOn() || !isReportName(name)) return false
      const { reportByMail, reportSender } = tools.settings()
      return reportByMail && (reportSender === null || reportSender === sender?.toLowerCase())
    },
    async read(name, bytes, desk) {
      try {
        const { rows, troubles } = await readReport(tools, name, bytes)
        for (const row of rows) await desk.take(row)
        return { ok: true, troubles }
      } catch (error) {
        if (!(error instanceof NoReport)) throw error
        return { ok: false, isMeant: error.isMeant, why: error.message }
      }
    },
  }
}

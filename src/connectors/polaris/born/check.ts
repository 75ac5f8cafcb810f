// "Does it find anything?": each way that is set, looked at without taking anything in.
import { readdir } from 'node:fs/promises'
import { ConnectorError } from '../../../office/ports.ts'
import type { Finding } from '../health.ts'
import { isReportName } from './report.ts'
import type { BornSettings } from './settings.ts'
import { lookAtView } from './view.ts'

export async function checkBorn(settings: BornSettings, sqlPassword: string): Promise<readonly Finding[]> {
  const { reportFolder, reportByMail, reportSender, view } = settings
  const findings: Finding[] = []
  if (reportFolder !== null) findings.push(await folderFinding(reportFolder))
  if (reportByMail)
    findings.push({
      what: 'Reports by mail',
      isWell: true,
      sentence: `CSV and XLSX attachments ${reportSender === null ? 'from anybody' : `from ${reportSender}`} are read, while Mail in is on.`,
    })
  if (view !== null) findings.push(await viewFinding(() => lookAtView(view, settings.columns, sqlPassword)))
  return findings.length > 0
    ? findings
    : [{ what: 'Ways', isWell: false, sentence: 'No way is set: a folder, mail or a view of the database.' }]
}

async function folderFinding(path: string): Promise<Finding> {
  const what = 'Folder of reports'
  try {
    const waiting = (await readdir(path)).filter(isReportName).length
    const sentence =
      waiting === 0 ? 'It can be read; nothing lies in it.' : `It can be read; reports in it: ${waiting}.`
    return { what, isWell: true, sentence }
  } catch {
    return { what, isWell: false, sentence: `The folder ${path} cannot be read: does it exist on this computer?` }
  }
}

async function viewFinding(look: () => Promise<void>): Promise<Finding> {
  const what = 'View of the database'
  try {
    await look()
    return { what, isWell: true, sentence: 'It can be read.' }
  } catch (error) {
    if (error instanceof ConnectorError) return { what, isWell: false, sentence: error.message }
    throw error
  }
}

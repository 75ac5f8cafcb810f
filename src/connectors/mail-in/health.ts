// Is the mailbox connected? Each part with a sentence.
import { ConnectorError } from '../../office/ports.ts'
import { visit } from './client.ts'
import type { MailInConnection } from './settings.ts'

interface Finding {
  readonly what: string
  readonly isWell: boolean
  readonly sentence: string
}

export async function checkMailIn(connection: MailInConnection): Promise<readonly Finding[]> {
  const { folder } = connection.settings
  try {
    const { count } = await visit(connection, (imap) =>
      Promise.resolve({ count: imap.mailbox ? imap.mailbox.exists : 0 }),
    )
    return [
      { what: 'Mail server', isWell: true, sentence: 'Logged in.' },
      { what: 'Folder', isWell: true, sentence: `“${folder}” has ${count} mails.` },
    ]
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return [{ what: 'Mail server', isWell: false, sentence: error.message }]
  }
}

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
  const { folder, listens, everyMinutes } = connection.settings
  try {
    const { count, canTell } = await visit(connection, (imap) =>
      Promise.resolve({ count: imap.mailbox ? imap.mailbox.exists : 0, canTell: imap.capabilities.has('IDLE') }),
    )
    const looks = `looked for every ${everyMinutes === 1 ? 'minute' : `${everyMinutes} minutes`}`
    return [
      { what: 'Mail server', isWell: true, sentence: 'Logged in.' },
      { what: 'Folder', isWell: true, sentence: `“${folder}” has ${count} mails.` },
      {
        what: 'New mail',
        isWell: true,
        sentence: !listens
          ? `Is ${looks} (Take mail in at once is off).`
          : canTell
            ? 'The server says at once when mail has come.'
            : `The server cannot say when mail has come: it is ${looks}.`,
      },
    ]
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return [{ what: 'Mail server', isWell: false, sentence: error.message }]
  }
}

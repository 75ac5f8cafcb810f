// What a partner answered to a message of ours: that it has it, that it will not take it and why, or nothing we can read.
import { knownErrorType, type ErrorType } from '../../domain/iso18626/codes.ts'
import type { Confirmation, Message } from '../../domain/iso18626/messages.ts'
import { readMessage } from './wire/read.ts'

export type PartnerAnswer =
  | { readonly is: 'ok' }
  | { readonly is: 'error'; readonly errorType: ErrorType | null; readonly errorValue: string }
  | { readonly is: 'unreadable' }

/** `sent` is our message, which the confirmation must be about; empty where that has been seen before. */
export function readAnswer(
  sent: string,
  answer: { readonly body: string; readonly bytes?: Uint8Array; readonly charset?: string | undefined },
): PartnerAnswer {
  const read = readMessage(answer.bytes ?? answer.body, answer.charset === undefined ? {} : { charset: answer.charset })
  if (!read.ok || !isConfirmation(read.message) || !isAbout(sent, read.message)) return { is: 'unreadable' }
  const { confirmationHeader, errorData } = read.message
  if (confirmationHeader.messageStatus === 'OK') return { is: 'ok' }
  const [first] = errorData ?? []
  return { is: 'error', errorType: knownErrorType(first?.errorType ?? ''), errorValue: first?.errorValue?.trim() ?? '' }
}

function isConfirmation(message: Message): message is Confirmation {
  return 'confirmationHeader' in message
}

/** Of the right kind, and about this request where it says about which. */
function isAbout(sent: string, { kind, confirmationHeader }: Confirmation): boolean {
  if (sent === '') return true
  const ours = readMessage(sent)
  if (!ours.ok || 'confirmationHeader' in ours.message) throw new Error('a message of ours cannot be read back')
  const id = confirmationHeader.requestingAgencyRequestId?.trim()
  return (
    kind === `${ours.message.kind}Confirmation` &&
    (id === undefined || id === '' || id === ours.message.header.requestingAgencyRequestId)
  )
}

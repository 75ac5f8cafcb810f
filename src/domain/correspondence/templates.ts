// The texts of the office's mails: each with a default that an office may change. `{…}` is filled in; a line whose
// only word is a blank that is empty is left out. No text says more of a loan than the one it is for needs.

export interface Template {
  readonly subject: string
  readonly body: string
}

const signed = '\n\n{office}\n{contact}'
const about = '{title}\nOur number: {number}'

// oxfmt-ignore
export const templates = {
  'patron.tellReady': { subject: 'Ready for you at {library}', body: `The following is ready for you at {library}{until}:\n\n${about}\n\n{page}${signed}` },
  'patron.tellBill': { subject: 'About an interlibrary loan', body: `Something is owed for the following loan. {library} can tell you more.\n\n${about}\n\n{page}${signed}` },
  'patron.tellUnfilled': { subject: 'We could not get it for you', body: `We are sorry: no library could send us the following.\n\n${about}\n\nYou may ask us again later; your library can help you look for something like it.\n\n{page}${signed}` },
  'patron.ask': { subject: 'A question about what you asked for', body: `We have a question about the following:\n\n${about}\n\n{question}\n{note}\n\n{page}${signed}` },
  'patron.tellRecalled': { subject: 'Please bring it back', body: `The library that owns the following wants it back. Please bring it to any of our libraries now{due}.\n\n${about}\n\n{page}${signed}` },
  'patron.tellRenewed': { subject: 'You may keep it longer', body: `You may keep the following longer{due}:\n\n${about}\n\n{page}${signed}` },
  'patron.tellNotRenewed': { subject: 'No more time', body: `We are sorry: its owner gives no more time for the following. Please bring it back{due}.\n\n${about}\n\n{page}${signed}` },
  'member.ask': { subject: 'A question about {number}', body: `We have a question about the following:\n\n${about}\n\n{question}\n{note}\n\nAn answer to this mail is enough.${signed}` },
  signIn: { subject: 'Your way in', body: `With this address you open your interlibrary loans. It works once, for half an hour:\n\n{page}\n\nIf you did not ask for it, leave it be.${signed}` },
  memberList: { subject: '{count} wanted of {library}', body: `Good morning. What follows is wanted of {library}. The addresses below each line open a page with one button; nobody has to sign in, and each line is answered once.\n\n{lines}${signed}` },
} as const satisfies Record<string, Template>

export type TemplateName = keyof typeof templates
export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(templates, name)
export const templateNames: readonly TemplateName[] = Object.keys(templates).filter(isTemplateName)

/** A text with its blanks filled; one that is not known, or empty, leaves nothing behind. */
export function fillTemplate(template: Template, blanks: Readonly<Record<string, string>>): Template {
  const fill = (text: string): string => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => blanks[name] ?? '')
  const lines = template.body.split('\n').flatMap((line) => {
    const filled = fill(line)
    return filled.trim() === '' && line.trim() !== '' ? [] : [filled]
  })
  return {
    subject: fill(template.subject).replaceAll(/\s+/g, ' ').trim(),
    body: lines
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
  }
}

// What Polaris asks and the settings do not answer is put to a person in its own words, with the answers as keys. The one
// chosen stands with the step and goes with its next try; the settings stay as they are.
import type { Asks } from '../../office/ports.ts'
import type { Polaris } from './polaris.ts'
import type { PolarisSettings } from './settings.ts'

type HoldQuestion = keyof PolarisSettings['holdQuestions']
const promptName = 'prompt:'
const holdName = 'hold:'

export const promptAsks = (promptId: number, no: number): Asks => ({
  id: `${promptName}${promptId}`,
  answers: [
    { key: 'Y', label: 'Yes', value: '2' },
    { key: 'C', label: 'Continue', value: '5' },
    { key: 'R', label: 'Retain', value: '11' },
    { key: 'N', label: 'No', value: String(no) },
  ],
})

export const holdAsks = (question: HoldQuestion): Asks => ({
  id: `${holdName}${question}`,
  answers: [
    { key: 'Y', label: 'Yes', value: 'yes' },
    { key: 'N', label: 'No', value: 'no' },
  ],
})

/** The same Polaris for one step, with what a person answered before what the settings say. */
export function answeredBy(polaris: Polaris, answers: Readonly<Record<string, string>>): Polaris {
  const given = Object.entries(answers)
  if (given.length === 0) return polaris
  return {
    ...polaris,
    settings() {
      const settings = polaris.settings()
      const prompts = { ...settings.prompts }
      const holdQuestions = { ...settings.holdQuestions }
      for (const [id, value] of given) {
        if (id.startsWith(promptName)) prompts[id.slice(promptName.length)] = Number(value)
        const question = id.startsWith(holdName) ? id.slice(holdName.length) : ''
        if (isHoldQuestion(settings, question) && (value === 'yes' || value === 'no')) holdQuestions[question] = value
      }
      return { ...settings, prompts, holdQuestions }
    },
  }
}

const isHoldQuestion = ({ holdQuestions }: PolarisSettings, name: string): name is HoldQuestion =>
  Object.hasOwn(holdQuestions, name)

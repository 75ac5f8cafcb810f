import type { IntakeRules } from '../../contract/intake.ts'
import type { IntakePolicy } from '../../domain/policies/intake-policy.ts'
import { orRefuse } from './answer.ts'
import { os } from './base.ts'

export const intakeRulesRoutes = {
  rules: os.intake.rules.handler(({ context: { office } }) => rulesView(office.policy().intake)),
  changeRules: os.intake.changeRules.handler(async ({ input, context: { office, settings } }) => {
    const excludedMaterials = [...new Set(input.excludedMaterials)]
    const policy = { ...settings.policy(), intake: { ...input, excludedMaterials } }
    orRefuse(await settings.change({ office: settings.settings(), policy }, office.clock.now()))
    return rulesView(settings.policy().intake)
  }),
}

const rulesView = (policy: IntakePolicy): IntakeRules => ({
  ...policy,
  excludedMaterials: [...policy.excludedMaterials],
})

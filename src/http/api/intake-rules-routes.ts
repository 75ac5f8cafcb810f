import type { IntakeRules } from '../../contract/intake.ts'
import type { Office } from '../../office/context.ts'
import type { SettingsCache } from '../../office/directory/settings.ts'
import { settingsVersion } from '../../store/settings.ts'
import { orRefuse } from './answer.ts'
import { os } from './base.ts'

export const intakeRulesRoutes = {
  rules: os.intake.rules.handler(({ context: { office, settings } }) => rulesView(office, settings)),
  changeRules: os.intake.changeRules.handler(
    async ({ input: { version, ...rules }, context: { office, settings } }) => {
      const excludedMaterials = [...new Set(rules.excludedMaterials)]
      const policy = { ...settings.policy(), intake: { ...rules, excludedMaterials } }
      const seen = { names: ['intake'], version } as const
      orRefuse(await settings.change({ office: settings.settings(), policy }, office.clock.now(), seen))
      return rulesView(office, settings)
    },
  ),
}

async function rulesView(office: Office, settings: SettingsCache): Promise<IntakeRules & { version: string }> {
  const version = await settingsVersion(office.store.db, 'intake')
  await settings.reload()
  const { intake } = settings.policy()
  return { ...intake, excludedMaterials: [...intake.excludedMaterials], version }
}

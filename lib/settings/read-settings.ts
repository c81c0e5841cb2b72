import { reader, type Tx } from '@/lib/db/transaction'
import { selectSettings } from '@/lib/db/setting-store'
import { DEFAULT_SETTINGS, SETTING_NAMES, type SettingName, type Settings, settingSchemas } from './settings'
import { storedName } from './stored-name'

/** The settings of this deployment, in `tx` or outside any transaction. What was never set, or cannot be read any more, is the default. */
export async function readSettings(tx?: Tx): Promise<Settings> {
  const stored = await selectSettings(tx ?? (await reader()), SETTING_NAMES.map(storedName))
  const known = SETTING_NAMES.flatMap((name) => readSetting(name, stored.get(storedName(name))))
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(known) }
}

function readSetting(name: SettingName, text: string | undefined): [SettingName, unknown][] {
  if (text === undefined) return []
  const parsed = settingSchemas[name].safeParse(JSON.parse(text))
  return parsed.success ? [[name, parsed.data]] : []
}

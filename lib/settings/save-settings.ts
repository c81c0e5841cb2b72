import type { Actor } from '@/lib/audit/actor'
import { recordAuditEvent } from '@/lib/audit/record-audit-event'
import { lockSettings, upsertSetting } from '@/lib/db/setting-store'
import { inTransaction } from '@/lib/db/transaction'
import { readSettings } from './read-settings'
import { SETTING_NAMES, type Settings } from './settings'
import { storedName } from './stored-name'

/** Keeps `changes`, parsed before by `settingSchemas`, with one audit event that says what they were and are. Nothing happens when nothing changes. */
export async function saveSettings({ changes, actor }: { changes: Partial<Settings>; actor: Actor }): Promise<void> {
  await inTransaction(async (tx) => {
    await lockSettings(tx)
    const before = await readSettings(tx)
    const after = { ...before, ...changes }
    const changed = SETTING_NAMES.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    if (changed.length === 0) return
    for (const name of changed) await upsertSetting(tx, storedName(name), JSON.stringify(after[name]))
    const pick = (settings: Settings) => Object.fromEntries(changed.map((name) => [name, settings[name]]))
    await recordAuditEvent(tx, {
      actor,
      action: 'settings.changed',
      target: { kind: 'settings', id: 0, name: 'Settings' },
      before: pick(before),
      after: pick(after),
    })
  })
}

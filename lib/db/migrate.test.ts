import { mkdtempSync, writeFileSync, mkdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { now } from '@/lib/clock'
import { database } from './client'
import { migrate } from './migrate'
import { freshDatabase } from './test-database'
import { inTransaction } from './transaction'
import { uniqueViolation } from './unique-violation'

let folder: string
beforeEach(freshDatabase)
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'migrations-'))
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  const { pool } = await database()
  await pool.query(`DELETE FROM "_prisma_migrations" WHERE migration_name LIKE 'test_%'`)
  await pool.query('DROP TABLE IF EXISTS "Trial"')
})

function migration(name: string, sql: string) {
  mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

it('applies each migration once and in order', async () => {
  const { pool } = await database()
  migration('test_2', 'ALTER TABLE "Trial" ADD COLUMN b integer')
  migration('test_1', 'CREATE TABLE "Trial" (a integer)')
  expect(await migrate(pool, folder)).toEqual(['test_1', 'test_2'])
  expect(await migrate(pool, folder)).toEqual([])
})

it('keeps nothing of a migration that fails, and tries it again', async () => {
  const { pool } = await database()
  migration('test_1', 'CREATE TABLE "Trial" (a integer); SELECT 1/0;')
  await expect(migrate(pool, folder)).rejects.toThrow('Migration test_1 failed and was rolled back')
  migration('test_1', 'CREATE TABLE "Trial" (a integer)')
  expect(await migrate(pool, folder)).toEqual(['test_1'])
})

it('refuses a migration that was edited after it was applied', async () => {
  const { pool } = await database()
  migration('test_1', 'CREATE TABLE "Trial" (a integer)')
  await migrate(pool, folder)
  migration('test_1', 'CREATE TABLE "Trial" (a text)')
  await expect(migrate(pool, folder)).rejects.toThrow('test_1 was edited after it was applied')
})

it('applies each migration once when two start together', async () => {
  const { pool } = await database()
  migration('test_1', 'CREATE TABLE "Trial" (a integer)')
  const applied = await Promise.all([migrate(pool, folder), migrate(pool, folder)])
  expect(applied.flat()).toEqual(['test_1'])
})

it('lets a migration take its time, and nothing after it', async () => {
  const { pool, kind } = await database()
  await pool.query(`SET statement_timeout = '1h'`)
  migration('test_1', `CREATE TABLE "Trial" AS SELECT current_setting('statement_timeout') AS limit_of_migration`)
  await migrate(pool, folder)
  expect((await pool.query('SELECT * FROM "Trial"')).rows).toEqual([{ limit_of_migration: '0' }])
  const { rows } = await pool.query('SHOW statement_timeout')
  expect(rows).toEqual([{ statement_timeout: kind === 'postgresql' ? '30s' : '0' }])
})

it('stores and reads times in UTC whatever the zone of the database', async () => {
  const { prisma, pool } = await database()
  const createdAt = now()
  await prisma.setUpLink.create({ data: { hash: 'h', createdAt } })
  const { rows } = await pool.query<{ due: boolean }>(`SELECT abs(extract(epoch FROM "createdAt" - now())) < 60 AS due FROM "SetUpLink"`)
  expect(rows).toEqual([{ due: true }])
})

it('names the unique index that was violated and rolls the whole transaction back', async () => {
  const { prisma } = await database()
  const failure = await inTransaction(async (tx) => {
    await tx.setting.create({ data: { name: 'first', value: '' } })
    await tx.setUpLink.create({ data: { hash: 'h', createdAt: now() } })
    await tx.setUpLink.create({ data: { hash: 'h', createdAt: now() } })
  }).catch((error: unknown) => error)
  expect(uniqueViolation(failure)).toBe('SetUpLink_pkey')
  expect(await prisma.setting.count()).toBe(0)
})

import { Prisma } from './generated/client'

/** Parameterised SQL fragments (Prisma.sql), for stores. `raw` takes constants only, never input. */
export const { sql, join, raw, empty } = Prisma
export type Sql = Prisma.Sql

import { handleScim } from '@/lib/http/handle-scim'

export const dynamic = 'force-dynamic'

// lib/http/scim-router.ts says which paths and methods there are; this only hands every one of them over.
export const GET = handleScim
export const HEAD = handleScim
export const POST = handleScim
export const PUT = handleScim
export const PATCH = handleScim
export const DELETE = handleScim
export const OPTIONS = handleScim

import { handleTokenRequest } from '@/lib/http/handle-token-request'

export const dynamic = 'force-dynamic'

// It refuses every method but POST in the words of OAuth 2.0.
export const GET = handleTokenRequest
export const HEAD = handleTokenRequest
export const POST = handleTokenRequest
export const PUT = handleTokenRequest
export const PATCH = handleTokenRequest
export const DELETE = handleTokenRequest
export const OPTIONS = handleTokenRequest

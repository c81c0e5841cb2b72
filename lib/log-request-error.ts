import { errorDigest } from './error-digest'
import { logger } from './logger'

type FailedRequest = { method: string; headers: Record<string, string | string[] | undefined> }
type FailedRoute = { routePath: string; routeType: string }

/**
 * Logs what a page, an action or a route of Next threw: with the id that its error page shows, and that of its request. Of the address only the
 * route is logged, as the address itself may hold a link that lets somebody in.
 */
export function logRequestError(error: unknown, request: FailedRequest, { routePath, routeType }: FailedRoute): void {
  const { method, headers } = request
  logger.error({
    event: 'request-failed',
    digest: errorDigest(error),
    requestId: headers['x-request-id'],
    method,
    routePath,
    routeType,
    error,
  })
}

/** The methods that a route of Next can have. It answers every other by itself: TRACE with a fault, the rest as if they were GET. */
export const ROUTE_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

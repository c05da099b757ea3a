import type { Request } from 'express';

const matched = new WeakMap<Request, string>();

/** Remembers which route has taken the request, for logs and metrics. */
export function markRoute(request: Request, path: string): void {
  matched.set(request, path);
}

/** The path of the route that took the request, with its parameters as names; `unmatched` before or without one. */
export function routeOf(request: Request): string {
  return matched.get(request) ?? 'unmatched';
}

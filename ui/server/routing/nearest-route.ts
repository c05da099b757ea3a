import { distance } from 'fastest-levenshtein';
import type { Route } from './route.js';

/** A path that differs in more than this share of its characters is no misspelling. */
const MAX_DIFFERENCE = 0.4;

/** The route that was probably meant, as `POST /api/v1/suggest`, or null. */
export function nearestRoute(path: string, routes: readonly Route[]): string | null {
  const ranked = routes
    .map((route) => ({ route, difference: difference(path, route.path) }))
    .sort((a, b) => a.difference - b.difference);
  const [best] = ranked;
  if (best === undefined || best.difference > MAX_DIFFERENCE) return null;
  return `${best.route.method.toUpperCase()} ${best.route.path}`;
}

/** Distance by segments filled in where the route has a parameter, from 0 (same) to 1. */
function difference(path: string, pattern: string): number {
  const given = path.split('/');
  const filled = pattern
    .split('/')
    .map((segment, index) => (segment.startsWith('{') ? (given[index] ?? segment) : segment))
    .join('/');
  return distance(path, filled) / Math.max(path.length, filled.length);
}

import type { ApiSurface } from '../../domain/index.js';
import type { ApiDirectory } from '../script-analysis.js';

const GLOBAL_SCOPE = 'global';

/** A directory that can follow the mirror: surfaces come and go while it is in use. */
export interface MutableApiDirectory extends ApiDirectory {
  /** Adds the surface, or puts it in the place of the one with the same `api`. */
  set(surface: ApiSurface): void;
  delete(api: string): void;
}

/** A directory in memory. A bare name means the API of the caller's own scope first, then the global one. */
export function createApiDirectory(surfaces: Iterable<ApiSurface> = []): MutableApiDirectory {
  const byApi = new Map<string, ApiSurface>();
  for (const surface of surfaces) byApi.set(surface.api, surface);
  return {
    resolve(written, scope) {
      if (written.includes('.')) return byApi.has(written) ? written : null;
      const own = `${scope}.${written}`;
      if (byApi.has(own)) return own;
      const global = `${GLOBAL_SCOPE}.${written}`;
      return byApi.has(global) ? global : null;
    },
    surface: (api) => byApi.get(api) ?? null,
    set(surface) {
      byApi.set(surface.api, surface);
    },
    delete(api) {
      byApi.delete(api);
    },
  };
}

import { mirrorView } from './mirror-view.js';
import type { MirrorReader, StoredApi } from './store.js';

/** The mirror as it reads where no model has written documentation. */
export function withoutGenerated(mirror: MirrorReader): MirrorReader {
  return mirrorView(mirror, {
    async api(api) {
      const stored = await mirror.api(api);
      return stored === null ? null : stripped(stored);
    },
    async apis(filter, page) {
      const { items, ...rest } = await mirror.apis(filter, page);
      return { ...rest, items: items.map(stripped) };
    },
    async apiChanges(generation, page) {
      const { items, ...rest } = await mirror.apiChanges(generation, page);
      return { ...rest, items: items.map(stripped) };
    },
    searchApis: (query) => mirror.searchApis({ ...query, withoutGenerated: true }),
  });
}

function stripped(api: StoredApi): StoredApi {
  return { ...api, generated: null };
}

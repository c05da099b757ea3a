import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import type { QueryContext } from '../question/query-context.js';

/** `gr`, `grTask`, `taskGr`: what everybody calls a GlideRecord. */
const GLIDE_RECORD_NAME = /^(?:gr|gr[A-Z_]\w*|\w+Gr|\w+_gr)$/;

/**
 * The class that a receiver of unknown origin has by its name: `invoiceUtil` (a parameter) is an InvoiceUtil of the
 * own scope or of `global`, `gr` a GlideRecord; null for other names.
 */
export function conventionalClass(
  receiver: string,
  index: MirrorIndex,
  { scope, exclusion }: QueryContext,
): string | null {
  const name = /^(?:this\.)?_?([\p{L}\p{N}_$]+)$/u.exec(receiver)?.[1];
  if (name === undefined) return null;
  if (GLIDE_RECORD_NAME.test(name)) return 'GlideRecord';
  const wanted = name.toLowerCase();
  let found: string | null = null;
  for (let api = 0; api < index.apiNumberLimit; api += 1) {
    const surface = index.api(api)?.stored.surface;
    if (surface?.name.length !== wanted.length || exclusion.isExcludedApi(api)) continue;
    if (surface.name.toLowerCase() !== wanted) continue;
    if (surface.scope === scope) return surface.api;
    if (surface.scope === 'global') found = surface.api;
  }
  return found;
}

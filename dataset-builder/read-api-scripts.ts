import type { MirrorReader, StoredApi } from '../sync/index.js';

const PAGE_SIZE = 200;

/** The sys_id of the script that each API of the mirror lives in, by qualified name; the leak checker takes one for a trace. */
export async function readApiScripts(
  store: Pick<MirrorReader, 'apis'>,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const scripts = new Map<string, string>();
  let after: string | null = null;
  do {
    signal?.throwIfAborted();
    const at = after === null ? {} : { after };
    const page: { readonly items: readonly StoredApi[]; readonly next: string | null } =
      await store.apis({}, { ...at, limit: PAGE_SIZE });
    for (const { surface } of page.items) scripts.set(surface.api, surface.scriptSysId);
    after = page.next;
  } while (after !== null);
  return scripts;
}

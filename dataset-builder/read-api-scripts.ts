import { everyItem, type MirrorReader } from '../sync/index.js';

const PAGE_SIZE = 200;

/** The sys_id of the script that each API of the mirror lives in, by qualified name; the leak checker takes one for a trace. */
export async function readApiScripts(
  store: Pick<MirrorReader, 'apis'>,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const scripts = new Map<string, string>();
  for await (const { surface } of everyItem((page) => store.apis({}, page), PAGE_SIZE, signal)) {
    scripts.set(surface.api, surface.scriptSysId);
  }
  return scripts;
}

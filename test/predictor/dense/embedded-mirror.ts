/** A live mirror of a few APIs that differ by their words alone, with their vectors. */
import { createDemoData, type DemoData } from '../../../connector/demo-instance/index.js';
import type { Embedder } from '../../../domain/index.js';
import { embedApis, type EmbeddingReport } from '../../../predictor/index.js';
import type { Store } from '../../../sync/index.js';
import { openLiveMirror, type LiveMirror } from '../retrieval/live-mirror.js';

export const PURPOSES = {
  Letters: 'Mails reminders to debtors.',
  Harbour: 'Docks ships at the quay.',
  Garden: 'Waters tulips and roses.',
} as const;

export async function openEmbeddedMirror(embedder: Embedder | null): Promise<LiveMirror> {
  const data = createDemoData();
  for (const [name, purpose] of Object.entries(PURPOSES)) describeApi(data, name, purpose);
  const mirror = await openLiveMirror(data);
  if (embedder !== null) await embed(mirror.store, embedder);
  return mirror;
}

/** Adds a Script Include, or gives it another purpose. */
export function describeApi(data: DemoData, name: string, purpose: string): void {
  const known = data.rows('sys_script_include').find((row) => row['name'] === name);
  data.upsert('sys_script_include', {
    ...known,
    name,
    script: `/** ${purpose} */\nvar ${name} = Class.create();\n${name}.prototype = { run: function() {}, type: '${name}' };\n`,
    api_name: `global.${name}`,
    active: 'true',
  });
}

export function embed(store: Store, embedder: Embedder): Promise<EmbeddingReport> {
  return embedApis({ store, embedder });
}

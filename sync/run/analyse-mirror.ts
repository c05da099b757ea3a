/** After the records, the analysis: what is pending is analysed, then what is queued is linked. Both queues lie in the mirror, so that a run that was killed is gone on with. */
import { setImmediate as otherWork } from 'node:timers/promises';
import { analyseScript, linkCallSites } from '../../analysis/index.js';
import type { JobProgress } from '../../domain/index.js';
import { lexicalDocument } from '../lexical/lexical-document.js';
import type { AnalysedScript, Store, StoredScript } from '../store.js';
import { ConsultedDirectory } from './consulted-directory.js';

/** Scripts in one transaction: some tens of milliseconds of work, after which aborts are heard and heartbeats sent. */
const ANALYSED_AT_ONCE = 50;
const LINKED_AT_ONCE = 200;

export interface AnalysisOptions {
  /** Holds the writer's lock. */
  readonly store: Store;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  /** An abort ends it between batches; what is done stays done. */
  readonly signal?: AbortSignal | undefined;
}

export interface AnalysisReport {
  readonly analysed: number;
  /** How many of these defeated both parsers. */
  readonly unparsed: number;
}

/** Analyses every script whose text or identity has changed, and resolves again the call sites on which that bears. */
export async function analyseMirror(options: AnalysisOptions): Promise<AnalysisReport> {
  const report = await analysePending(options);
  await linkQueued(options);
  return report;
}

async function analysePending({
  store,
  onProgress,
  signal,
}: AnalysisOptions): Promise<AnalysisReport> {
  const total = await store.pendingCount();
  let analysed = 0;
  let unparsed = 0;
  for (;;) {
    signal?.throwIfAborted();
    const scripts = await store.pendingScripts(ANALYSED_AT_ONCE);
    if (scripts.length === 0) return { analysed, unparsed };
    const items = scripts.map(analyse);
    await store.applyAnalyses(items);
    analysed += items.length;
    unparsed += items.filter(({ analysis }) => analysis.parse === 'text').length;
    onProgress?.({ phase: 'analysis', done: analysed, total: Math.max(total, analysed) });
    await otherWork();
  }
}

function analyse(script: StoredScript & { readonly analysisKey: string }): AnalysedScript {
  const analysis = analyseScript(script);
  const { surface } = analysis;
  return {
    sysId: script.sysId,
    analysisKey: script.analysisKey,
    analysis,
    document: surface === null ? null : lexicalDocument(surface, script),
  };
}

async function linkQueued({ store, onProgress, signal }: AnalysisOptions): Promise<void> {
  const total = await store.unlinkedCount();
  const directory = new ConsultedDirectory(store);
  let linked = 0;
  for (;;) {
    signal?.throwIfAborted();
    const batch = await store.unlinkedScripts(LINKED_AT_ONCE);
    if (batch.length === 0) return;
    const items = [];
    for (const { script, references } of batch) {
      const { result: callSites, names } = await directory.consult((apis) =>
        linkCallSites(script, references, apis),
      );
      items.push({ scriptSysId: script.sysId, callSites, dependsOn: names });
    }
    await store.applyCallSites(items);
    linked += items.length;
    onProgress?.({ phase: 'call sites', done: linked, total: Math.max(total, linked) });
    await otherWork();
  }
}

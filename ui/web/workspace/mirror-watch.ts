/** Keeps an eye on the mirror: which instances there are, whether one is ready, when it has changed, and whether the service answers at all. */
import { mirrorStatusSchema } from '../../../domain/index.js';
import { instancesSchema } from '../../server/schemas/instance.js';
import { scopesSchema, tablesSchema } from '../../server/schemas/listing.js';
import { modelsSchema } from '../../server/schemas/model.js';
import type { ServiceClient } from '../api/service-client.js';
import type { ContextBar } from '../context/context-bar.js';
import { rerankerOf, type RerankChoice } from '../rerank/rerank-choice.js';
import type { StatusBar } from '../status/status-bar.js';
import { instanceQuery, type Workspace } from './workspace.js';

export interface MirrorWatch {
  start(): void;
  /** Looks at once. */
  look(): Promise<void>;
  choose(instance: string): Promise<void>;
  /** Says that the service did not answer. */
  lost(): void;
  scopes(): readonly { readonly scope: string }[];
  labelOf(table: string): string;
}

const INTERVAL_MS = 5_000;
const IMPATIENT_INTERVAL_MS = 1_500;

export function createMirrorWatch(options: {
  readonly client: ServiceClient;
  readonly workspace: Workspace;
  readonly bar: ContextBar;
  readonly statusBar: StatusBar;
  readonly rerank: RerankChoice;
  readonly onFirstLook: () => void;
  /** The mirror is ready for the first time, or anew, or has another generation; or the reranker is ready, or fails. */
  readonly onChange: () => void;
  readonly onProblem: (error: unknown) => void;
}): MirrorWatch {
  const { client, workspace, bar, statusBar, rerank, onFirstLook, onChange, onProblem } = options;
  let scopes: readonly { readonly scope: string; readonly name: string }[] = [];
  let labels = new Map<string, string>();
  let seen = '';
  let looked = false;
  let timer = 0;
  let underway: Promise<void> | null = null;

  async function readAll(): Promise<boolean> {
    const { items } = await client.get('/api/v1/instances', instancesSchema);
    const chosen =
      items.find((one) => one.instance === (workspace.instance.get() ?? named())) ??
      items.find((one) => one.isDefault) ??
      items[0];
    workspace.instance.set(chosen?.instance ?? null);
    bar.showInstances(items.map(({ instance }) => ({ value: instance, label: instance })));
    if (chosen === undefined) {
      statusBar.showConnection('none');
      changed('none');
      return false;
    }
    const reranker = rerankerOf(await client.get('/api/v1/models', modelsSchema));
    rerank.model.set(reranker?.name ?? null);
    const query = instanceQuery(workspace);
    const status = await client.get(`/api/v1/status?${query}`, mirrorStatusSchema);
    statusBar.showStatus(status);
    statusBar.showConnection(chosen.ready ? 'connected' : 'waiting');
    const now = `${chosen.instance} ${String(status.generation)} ${String(chosen.ready)} ${reranker?.state ?? ''}`;
    if (now !== seen) {
      await readWords(query);
      changed(now);
    }
    return chosen.ready && reranker?.state !== 'warming';
  }

  async function readWords(query: string): Promise<void> {
    const [scopeList, tableList] = await Promise.all([
      client.get(`/api/v1/scopes?${query}`, scopesSchema),
      client.get(`/api/v1/tables?${query}`, tablesSchema),
    ]);
    scopes = scopeList.items;
    labels = new Map(tableList.items.map(({ table, label }) => [table, label]));
    bar.showScopes(
      scopes.map(({ scope, name }) => ({
        value: scope,
        label: name === '' || name === scope ? scope : `${scope} (${name})`,
      })),
    );
    bar.showTables(tableList.items.map(({ table, label }) => ({ value: table, label })));
  }

  function changed(now: string): void {
    const first = !looked;
    seen = now;
    looked = true;
    if (first) onFirstLook();
    onChange();
  }

  function lost(): void {
    seen = '';
    statusBar.showConnection('lost');
  }

  function look(): Promise<void> {
    underway ??= readAll()
      .then(later, (error: unknown) => {
        lost();
        if (!looked) {
          looked = true;
          onFirstLook();
        }
        onChange();
        later(false);
        onProblem(error);
      })
      .finally(() => {
        underway = null;
      });
    return underway;
  }

  function later(ready: boolean): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void look(), ready ? INTERVAL_MS : IMPATIENT_INTERVAL_MS);
  }

  return {
    start() {
      void look();
    },
    look,
    choose(instance) {
      workspace.instance.set(instance);
      seen = '';
      looked = false;
      return look();
    },
    lost,
    scopes: () => scopes,
    labelOf: (table) => labels.get(table) ?? table,
  };
}

function named(): string | null {
  return new URLSearchParams(location.search).get('instance');
}

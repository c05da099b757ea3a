/** The button that starts a sync, and in its place the progress of the one that runs. */
import { jobSchema, type Job } from '../../../domain/index.js';
import { jobsSchema } from '../../server/schemas/listing.js';
import { announce } from '../announce.js';
import type { ServiceClient } from '../api/service-client.js';
import { hasEnded, watchJob } from '../api/watch-job.js';
import { element, icon, ICONS } from '../element.js';
import { instanceQuery, type Workspace } from '../workspace/workspace.js';

export interface SyncControl {
  readonly root: HTMLElement;
  start(): void;
  /** Finds a job that runs already, after the page was loaded or the instance changed. */
  resume(): void;
}

export function createSyncControl(options: {
  readonly client: ServiceClient;
  readonly workspace: Workspace;
  readonly onEnd: (job: Job) => void;
  readonly onProblem: (error: unknown) => void;
}): SyncControl {
  const { client, workspace, onEnd, onProblem } = options;
  const button = element(
    'button',
    { class: 'button', type: 'button', onclick: start },
    icon(ICONS.sync),
    element('span', {}, 'Sync now'),
  );
  const bar = element('progress', { class: 'sync-bar', 'aria-label': 'Progress of the sync' });
  const phase = element('span', { class: 'sync-phase' });
  const cancel = element(
    'button',
    {
      class: 'button quiet',
      type: 'button',
      'aria-label': 'Cancel the sync',
      title: 'Cancel the sync',
    },
    icon(ICONS.close),
  );
  const running = element(
    'div',
    { class: 'sync-running', hidden: true },
    element('div', { class: 'sync-text' }, phase, bar),
    cancel,
  );
  const root = element('div', { class: 'sync' }, button, running);
  let watched: { readonly id: string; readonly stop: AbortController } | null = null;

  cancel.addEventListener('click', () => {
    if (watched === null) return;
    cancel.disabled = true;
    client
      .post(
        `/api/v1/jobs/${encodeURIComponent(watched.id)}/cancel?${instanceQuery(workspace)}`,
        {},
        jobSchema,
      )
      .catch(onProblem);
  });

  function start(): void {
    button.disabled = true;
    client
      .post(
        `/api/v1/jobs?${instanceQuery(workspace)}`,
        { kind: 'sync', params: { mode: 'incremental', reconcile: false } },
        jobSchema,
      )
      .then(watch)
      .catch(onProblem)
      .finally(() => {
        button.disabled = false;
      });
  }

  function watch(job: Job): void {
    watched?.stop.abort();
    const stop = new AbortController();
    watched = { id: job.id, stop };
    cancel.disabled = false;
    show(job);
    follow(job.id, stop.signal)
      .catch((error: unknown) => {
        if (!stop.signal.aborted) onProblem(error);
      })
      .finally(() => {
        if (watched?.id !== job.id) return;
        watched = null;
        delete document.body.dataset['syncing'];
        running.hidden = true;
        button.hidden = false;
      });
  }

  async function follow(id: string, signal: AbortSignal): Promise<void> {
    for await (const job of watchJob(client, id, signal)) {
      show(job);
      if (hasEnded(job)) {
        announce(`The sync is ${job.state}`);
        onEnd(job);
      }
    }
  }

  function show({ state, progress }: Job): void {
    document.body.dataset['syncing'] = state;
    button.hidden = true;
    running.hidden = false;
    const { done, total } = progress;
    const counted = total === null || total === 0 ? '' : ` ${String(done)} of ${String(total)}`;
    phase.textContent =
      state === 'queued'
        ? 'Waiting for its turn'
        : `${progress.phase === '' ? 'Syncing' : progress.phase}${counted}`;
    if (total === null || total === 0) bar.removeAttribute('value');
    else {
      bar.max = total;
      bar.value = done;
    }
  }

  return {
    root,
    start,
    resume() {
      watched?.stop.abort();
      if (workspace.instance.get() === null) return;
      client
        .get(`/api/v1/jobs?${instanceQuery(workspace)}&limit=20`, jobsSchema)
        .then(({ items }) => {
          const open = items.find((job) => !hasEnded(job));
          if (open !== undefined) watch(open);
        })
        .catch(onProblem);
    },
  };
}

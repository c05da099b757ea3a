/** Runs the jobs of one instance for a service: one at a time, each in a worker thread, the others waiting in a bounded queue. */
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import {
  compiledModule,
  connectModels,
  createError,
  threadMemory,
  type Job,
  type JobKind,
  type NeuralModels,
} from '../../domain/index.js';
import type { JobOutcome, Store } from '../store.js';
import { failureOf } from './job-failure.js';
import { jobDefinition, type JobDefinition, type JobEnvironment } from './job-definition.js';
import { syncJobs } from './sync-jobs.js';
import type { WorkerOrder } from './worker-order.js';
import { WriterSeat } from './writer-seat.js';

const MAX_QUEUED = 16;
const WATCH_INTERVAL_MS = 150;
/** A worker that has not stopped by then is ended: every step of a job is a transaction, so nothing is damaged. */
const STOP_GRACE_MS = 10_000;

/** Kinds of job, and the compiled module whose thread does them: it calls `workOnJob` with the same kinds. */
export interface JobKinds {
  readonly jobs: readonly JobDefinition[];
  readonly workerModule: string;
}

const SYNC_KINDS: JobKinds = { jobs: syncJobs, workerModule: 'sync/jobs/job-worker' };

export interface JobRunnerOptions {
  /** Opened in a thread; stays open until the runner is closed, and is closed by whoever opened it. */
  readonly store: Store;
  /** Asked at the start of each job, so that changed secrets and settings count. */
  readonly environment: () => Promise<JobEnvironment>;
  /** Where commands hand their jobs to; null when they cannot. */
  readonly serviceUrl: string | null;
  /** The kinds that can be done; sync and import unless more are given. */
  readonly kinds?: JobKinds;
  /** What jobs use of neural models; stays open until the runner is closed, and is closed by whoever opened it. */
  readonly models?: NeuralModels | undefined;
  /** Jobs that may wait; 16 unless said otherwise. */
  readonly maxQueued?: number;
}

interface ActiveJob {
  readonly id: string;
  readonly stopping: AbortController;
  stop: (how: 'cancel' | 'interrupt') => void;
}

export class JobRunner {
  readonly #store;
  readonly #environment;
  readonly #maxQueued;
  readonly #kinds;
  readonly #models;
  readonly #seat;
  #queue: Job[] = [];
  #active: ActiveJob | null = null;
  #starting = 0;
  #working: Promise<void> = Promise.resolve();
  #closing: Promise<void> | null = null;

  private constructor({
    store,
    environment,
    serviceUrl,
    maxQueued = MAX_QUEUED,
    kinds = SYNC_KINDS,
    models,
  }: JobRunnerOptions) {
    this.#store = store;
    this.#environment = environment;
    this.#maxQueued = maxQueued;
    this.#kinds = kinds;
    this.#models = models;
    this.#seat = new WriterSeat(store, serviceUrl);
  }

  /**
   * Takes the writer's lock for as long as the runner is open, or as soon as whoever holds it lets go; jobs wait for it.
   * Jobs that a process before left unfinished become `interrupted`.
   */
  static async open(options: JobRunnerOptions): Promise<JobRunner> {
    const runner = new JobRunner(options);
    await runner.#seat.open();
    return runner;
  }

  /** Whether a job runs or waits. */
  get busy(): boolean {
    return this.#active !== null || this.#queue.length > 0 || this.#starting > 0;
  }

  /** Persists a job and queues it. Throws JOB_PARAMS_INVALID, JOB_QUEUE_FULL. */
  async start(kind: JobKind, params: Readonly<Record<string, unknown>>): Promise<Job> {
    jobDefinition(this.#kinds.jobs, kind).check(params);
    const queued = this.#queue.length + this.#starting;
    if (this.#isClosing() || queued >= this.#maxQueued) {
      throw createError('JOB_QUEUE_FULL', { instance: this.#store.instance, queued });
    }
    this.#starting += 1;
    try {
      const job = await this.#store.createJob(kind, params);
      if (this.#isClosing()) return await this.#store.finishJob(job.id, { state: 'interrupted' });
      this.#queue.push(job);
      this.#wake();
      return job;
    } finally {
      this.#starting -= 1;
    }
  }

  /**
   * Takes a waiting job from the queue, or asks a running one to stop at its next checkpoint; one that has ended stays as it is.
   * Gives the job as it then stands. Throws JOB_UNKNOWN.
   */
  async cancel(id: string): Promise<Job> {
    if (this.#queue.some((job) => job.id === id)) {
      this.#queue = this.#queue.filter((job) => job.id !== id);
      return this.#store.finishJob(id, { state: 'cancelled' });
    }
    if (this.#active?.id === id) this.#active.stop('cancel');
    return this.#get(id);
  }

  /** The remembered jobs, newest first. */
  list(limit = 100): Promise<readonly Job[]> {
    return this.#store.jobs(limit);
  }

  /** The job as it stands, then as it is after changes, the last of them when it has ended. A slow reader misses states between. Throws JOB_UNKNOWN. */
  async *watch(id: string, signal?: AbortSignal): AsyncGenerator<Job, void> {
    let shown = '';
    while (signal?.aborted !== true) {
      const job = await this.#get(id);
      const state = JSON.stringify(job);
      if (state !== shown) yield job;
      shown = state;
      if (job.state !== 'queued' && job.state !== 'running') return;
      await pause(WATCH_INTERVAL_MS, undefined, signal === undefined ? {} : { signal }).catch(
        (error: unknown) => {
          if (signal?.aborted !== true) throw error;
        },
      );
    }
  }

  /** Waits until the thread of the job that runs now has ended: a little after the job has. */
  async idle(): Promise<void> {
    await this.#working;
  }

  /** When deletions were last looked for, ISO 8601, or null. */
  lastReconciliation(): Promise<string | null> {
    return this.#store.lastReconciliation();
  }

  /** Stops the running job, which becomes `interrupted` as the waiting ones do, and gives the writer's lock back. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const waiting = this.#queue.splice(0);
    this.#active?.stop('interrupt');
    for (const { id } of waiting) await this.#store.finishJob(id, { state: 'interrupted' });
    await this.#working;
    await this.#seat.close();
  }

  #isClosing(): boolean {
    return this.#closing !== null;
  }

  #wake(): void {
    if (this.#active !== null) return;
    const job = this.#queue.shift();
    if (job === undefined) return;
    const stopping = new AbortController();
    const active: ActiveJob = {
      id: job.id,
      stopping,
      stop: () => {
        stopping.abort();
      },
    };
    this.#active = active;
    this.#working = this.#run(job, active).finally(() => {
      this.#active = null;
      this.#wake();
    });
  }

  /** Never throws: whatever happens becomes the job's outcome. */
  async #run(job: Job, active: ActiveJob): Promise<void> {
    const failure = await this.#work(job, active).then(
      () => new Error('its thread ended early'),
      (error: unknown) => error,
    );
    const unfinished = this.#outcomeOf(job, active, failure);
    // A job that has reported its own outcome keeps it.
    await this.#store.finishJob(job.id, unfinished).catch(() => null);
  }

  async #work(job: Job, active: ActiveJob): Promise<void> {
    const writerToken = await this.#seat.token(active.stopping.signal);
    const environment = await this.#environment();
    active.stopping.signal.throwIfAborted();
    const modelPort = this.#models === undefined ? null : connectModels(this.#models);
    const order: WorkerOrder = {
      jobId: job.id,
      kind: job.kind,
      params: job.params,
      environment,
      writerToken,
      modelPort,
    };
    const worker = new Worker(compiledModule(this.#kinds.workerModule), {
      workerData: order,
      transferList: modelPort === null ? [] : [modelPort],
      resourceLimits: threadMemory(),
    });
    active.stop = (how) => {
      active.stopping.abort();
      worker.postMessage(how);
      setTimeout(() => void worker.terminate(), STOP_GRACE_MS).unref();
    };
    await new Promise<void>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('exit', () => {
        resolve();
      });
    });
  }

  async #get(id: string): Promise<Job> {
    const job = await this.#store.job(id);
    if (job === null) throw createError('JOB_UNKNOWN', { id });
    return job;
  }

  /** What becomes of a job that has not said so itself. */
  #outcomeOf({ kind }: Job, { stopping }: ActiveJob, failure: unknown): JobOutcome {
    if (this.#isClosing()) return { state: 'interrupted' };
    return stopping.signal.aborted ? { state: 'cancelled' } : failureOf(kind, failure);
  }
}

/** What the service measures of itself, for Prometheus. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ContextAnswer, MirrorStatus, SuggestAnswer } from '../../../domain/index.js';
import type { LocalModelStatus } from '../../../models/onnx/index.js';

/** Seconds; the figures to hold (5, 50, 120 and 450 ms) are among the bounds. */
const LATENCY_BUCKETS = [
  0.001, 0.0025, 0.005, 0.01, 0.02, 0.035, 0.05, 0.08, 0.12, 0.2, 0.45, 1, 5,
];

/** Seconds; a model takes tenths of one, and at most what the deadline leaves. */
const NEURAL_BUCKETS = [0.02, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1.2, 1.6, 2.5, 5];

/** What is read of an instance when the metrics are asked for. */
export interface InstanceFigures {
  readonly status: MirrorStatus;
  readonly ready: boolean;
  readonly jobsByState: Readonly<Record<string, number>>;
  /** The predictor's own counters and sizes, by name. */
  readonly predictor: Readonly<Record<string, number>>;
}

export interface ServiceMetrics {
  readonly contentType: string;
  request(method: string, route: string, status: number, durationMs: number): void;
  answered(answer: SuggestAnswer, durationMs: number): void;
  refused(instance: string, code: string): void;
  contextFound(place: 'folder' | 'mirror', answer: ContextAnswer, durationMs: number): void;
  contextRefused(place: 'folder' | 'mirror', code: string): void;
  /** The text of all metrics; the figures are fetched for it. */
  render(figures: readonly InstanceFigures[], models: readonly LocalModelStatus[]): Promise<string>;
  close(): void;
}

/** Metrics with a registry of their own, so that several services fit one process. */
export function createServiceMetrics(): ServiceMetrics {
  const registry = new Registry();
  const registers = [registry];
  // Event-loop delay, memory, garbage collection. The sampling interval is part of every delay that is reported.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 1 });
  const requestSeconds = new Histogram({
    name: 'deepcodeseek_http_request_seconds',
    help: 'Duration of HTTP requests by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: LATENCY_BUCKETS,
    registers,
  });
  const suggestionSeconds = new Histogram({
    name: 'deepcodeseek_suggestion_seconds',
    help: 'Duration of suggestions by question (api, member).',
    labelNames: ['instance', 'question'],
    buckets: LATENCY_BUCKETS,
    registers,
  });
  const stageSeconds = new Histogram({
    name: 'deepcodeseek_suggestion_stage_seconds',
    help: 'Duration of the stages of a suggestion.',
    labelNames: ['stage'],
    buckets: LATENCY_BUCKETS,
    registers,
  });
  const degraded = new Counter({
    name: 'deepcodeseek_suggestions_degraded_total',
    help: 'Suggestions that were made without a stage.',
    labelNames: ['instance', 'stage'],
    registers,
  });
  const neuralSeconds = new Histogram({
    name: 'deepcodeseek_neural_seconds',
    help: 'Duration of the neural stage of the suggestions that asked a model.',
    labelNames: ['instance'],
    buckets: NEURAL_BUCKETS,
    registers,
  });
  const reranked = new Counter({
    name: 'deepcodeseek_reranked_candidates_total',
    help: 'Candidates that a neural model has scored.',
    labelNames: ['instance'],
    registers,
  });
  const failed = new Counter({
    name: 'deepcodeseek_suggestions_failed_total',
    help: 'Suggestions that were refused or failed, by error code.',
    labelNames: ['instance', 'code'],
    registers,
  });
  const contextSeconds = new Histogram({
    name: 'deepcodeseek_context_seconds',
    help: 'Duration of finding context by place (folder, mirror).',
    labelNames: ['place'],
    buckets: LATENCY_BUCKETS,
    registers,
  });
  const contextDegraded = new Counter({
    name: 'deepcodeseek_context_degraded_total',
    help: 'Answers with context that were found without a stage.',
    labelNames: ['place', 'stage'],
    registers,
  });
  const contextFailed = new Counter({
    name: 'deepcodeseek_context_failed_total',
    help: 'Questions for context that were refused or failed, by error code.',
    labelNames: ['place', 'code'],
    registers,
  });
  const mirror = new Gauge({
    name: 'deepcodeseek_mirror',
    help: 'Size of a mirror by what is counted, and its generation.',
    labelNames: ['instance', 'counted'],
    registers,
  });
  const ready = new Gauge({
    name: 'deepcodeseek_ready',
    help: '1 when suggestions for the instance can be asked for.',
    labelNames: ['instance'],
    registers,
  });
  const jobs = new Gauge({
    name: 'deepcodeseek_jobs',
    help: 'The remembered jobs by state.',
    labelNames: ['instance', 'state'],
    registers,
  });
  const predictor = new Gauge({
    name: 'deepcodeseek_predictor',
    help: 'Sizes and counters of the predictor, such as its cache hits.',
    labelNames: ['instance', 'counted'],
    registers,
  });
  const modelReady = new Gauge({
    name: 'deepcodeseek_model_ready',
    help: 'Whether a configured neural model answers.',
    labelNames: ['role', 'name'],
    registers,
  });
  return {
    contentType: registry.contentType,
    request(method, route, status, durationMs) {
      requestSeconds.observe({ method, route, status }, durationMs / 1000);
    },
    answered(answer, durationMs) {
      const { instance, question } = answer;
      suggestionSeconds.observe({ instance, question }, durationMs / 1000);
      for (const [stage, stageMs] of Object.entries(answer.timings)) {
        stageSeconds.observe({ stage }, stageMs / 1000);
      }
      for (const { stage } of answer.degraded) degraded.inc({ instance, stage });
      const neuralMs = answer.timings['neural'];
      if (neuralMs !== undefined) neuralSeconds.observe({ instance }, neuralMs / 1000);
      if (answer.reranked > 0) reranked.inc({ instance }, answer.reranked);
    },
    refused(instance, code) {
      failed.inc({ instance, code });
    },
    contextFound(place, answer, durationMs) {
      contextSeconds.observe({ place }, durationMs / 1000);
      for (const { stage } of answer.degraded) contextDegraded.inc({ place, stage });
    },
    contextRefused(place, code) {
      contextFailed.inc({ place, code });
    },
    render(figures, models) {
      for (const gauge of [mirror, ready, jobs, predictor, modelReady]) gauge.reset();
      for (const { role, name, state } of models) {
        modelReady.set({ role, name }, state === 'ready' ? 1 : 0);
      }
      for (const one of figures) {
        const { instance, lastSync, ...counts } = one.status;
        for (const [counted, value] of Object.entries(counts))
          mirror.set({ instance, counted }, value);
        if (lastSync !== null) {
          mirror.set({ instance, counted: 'lastSyncSeconds' }, Date.parse(lastSync) / 1000);
        }
        ready.set({ instance }, one.ready ? 1 : 0);
        for (const [state, count] of Object.entries(one.jobsByState))
          jobs.set({ instance, state }, count);
        for (const [counted, value] of Object.entries(one.predictor)) {
          predictor.set({ instance, counted }, value);
        }
      }
      return registry.metrics();
    },
    close() {
      registry.clear();
    },
  };
}

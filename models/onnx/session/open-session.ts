/** Opens a graph on the first execution provider that takes it. */
import { env, InferenceSession, listSupportedBackends } from 'onnxruntime-node';
import { createError, type LocalModelsConfiguration } from '../../../domain/index.js';

export type Provider = LocalModelsConfiguration['providers'][number];

export interface SessionSettings {
  readonly model: string;
  /** Path of the graph. */
  readonly graph: string;
  readonly providers: readonly Provider[];
  readonly threads: number;
  /** Graphs that take an empty prefix are opened without fusions of operators: those divide by its length. */
  readonly fusions: boolean;
}

export interface OpenedSession {
  readonly session: InferenceSession;
  readonly provider: Provider;
  /** Those before it in the preference, with what spoke against each. */
  readonly passedOver: readonly { readonly provider: Provider; readonly reason: string }[];
}

/**
 * Throws MODEL_OPERATOR_UNKNOWN and MODEL_GRAPH_UNREADABLE, as the last provider's refusal says.
 *
 * The arena is on: without it each run takes fresh pages from the system, and a batch took 1.4 times as long (0.6B shape, 10
 * candidates, medians of three turns each); its size is bounded because the sizes of batches are. Its threads do not spin
 * when there is nothing to do: that cost other threads of the process a core, and made no batch faster.
 */
export async function openSession(settings: SessionSettings): Promise<OpenedSession> {
  // What is wrong comes as an error; the runtime would also write it to the terminal, with paths of its build.
  env.logLevel = 'fatal';
  const available = new Set(listSupportedBackends().map(({ name }) => name));
  const passedOver: { provider: Provider; reason: string }[] = [];
  let refusal: unknown = new Error('no execution provider of the preference is in this runtime');
  for (const provider of settings.providers) {
    if (!available.has(provider)) {
      passedOver.push({ provider, reason: 'it is not in this runtime' });
      continue;
    }
    try {
      const session = await InferenceSession.create(settings.graph, {
        executionProviders: [provider],
        graphOptimizationLevel: settings.fusions ? 'all' : 'basic',
        intraOpNumThreads: settings.threads,
        interOpNumThreads: 1,
        executionMode: 'sequential',
        // Sizes differ from batch to batch: a pattern of one does not fit the next.
        enableMemPattern: false,
        logSeverityLevel: 4,
        extra: { session: { intra_op: { allow_spinning: '0' } } },
      });
      return { session, provider, passedOver };
    } catch (error) {
      refusal = error;
      passedOver.push({ provider, reason: reasonOf(error) });
    }
  }
  throw openingError(settings.model, refusal);
}

function openingError(model: string, cause: unknown): Error {
  const reason = reasonOf(cause);
  const isUnknown =
    /is not a registered function|no op registered|NOT_IMPLEMENTED|could not find an implementation/i.test(
      reason,
    );
  const code = isUnknown ? 'MODEL_OPERATOR_UNKNOWN' : 'MODEL_GRAPH_UNREADABLE';
  return createError(code, { model, reason }, { cause });
}

/** The first line of what the runtime says, without the places in its own source. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [line = ''] = text.split('\n');
  return line
    .replaceAll(/\/[\w/.-]+\/(?=[\w.-]+)/g, '')
    .slice(0, 300)
    .replace(/\.$/, '');
}

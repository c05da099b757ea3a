import { join } from 'node:path';
import { openConfiguredModel } from '../connector/index.js';
import type { BuildDatasetRequest } from '../dataset-builder/index.js';
import { instancePaths } from '../sync/index.js';
import type { CommandContext } from './command-context.js';

type ModelContext = Pick<CommandContext, 'home' | 'configuration' | 'environment'> &
  Pick<CommandContext['output'], 'note'>;
type ModelWriting = NonNullable<BuildDatasetRequest['model']>;

/**
 * Runs `work` with the configured model where `origin` names it, and with null, so that nothing can be sent anywhere, where
 * it does not. Before the first request it says how many go where and what they hold. Throws MODEL_NOT_CONFIGURED,
 * MODEL_URL_INVALID and errors of the key's file.
 */
export async function withModel<Result>(
  origin: 'model' | undefined,
  instance: string,
  { home, configuration, environment, note }: ModelContext,
  work: (model: ModelWriting | null) => Promise<Result>,
): Promise<Result> {
  if (origin === undefined) return work(null);
  const { model } = configuration;
  const endpoint = await openConfiguredModel({
    home,
    configuration,
    environment,
    onRetry: ({ reason, waitMs }) => {
      note(`The model did not answer (${reason}); asking again in ${String(waitMs)} ms.`);
    },
  });
  try {
    return await work({
      endpoint,
      answersFolder: join(instancePaths(home, instance).folder, 'model-answers'),
      maxRequests: model.maxRequests,
      concurrency: model.concurrency,
      onPlan: (plan) => {
        const { address, apis, requests, answered } = plan;
        const left = apis - requests - answered;
        note(
          `${requests} requests to ${plan.model} at ${address}: the name, public members, parameters and documentation of one API each, no script bodies.`,
        );
        if (answered > 0) note(`${answered} answers are there already.`);
        if (left > 0) note(`${left} APIs are left out: model.maxRequests is reached.`);
      },
    });
  } finally {
    endpoint.close();
  }
}

/** A model on loopback for one test. */
import { onTestFinished } from 'vitest';
import { openModelEndpoint, type ModelEndpoint } from '../../../connector/index.js';
import { configurationSchema } from '../../../domain/index.js';
import { say, startModelServer } from '../../connector/model-endpoint/model-server.js';

/** It gives the same answer to every question. */
export async function localModel(
  answer: string,
): Promise<{ readonly endpoint: ModelEndpoint; readonly questions: () => number }> {
  const server = await startModelServer((response) => {
    say(response, answer);
  });
  const { model } = configurationSchema.parse({
    model: { baseUrl: server.baseUrl, name: 'local' },
  });
  const endpoint = await openModelEndpoint({ configuration: model, apiKey: null, environment: {} });
  onTestFinished(async () => {
    endpoint.close();
    await server.close();
  });
  return { endpoint, questions: () => server.received.length };
}

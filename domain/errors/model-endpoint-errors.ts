/** Errors of the service that writes code. Details never hold keys, prompts or answers. */
import { entry } from './error-entry.js';

interface OfEndpoint {
  /** Host and port. */
  host: string;
}

export const modelEndpointErrors = {
  MODEL_NOT_CONFIGURED: entry<{ setting: string }>({
    status: 409,
    kind: 'misuse',
    message: ({ setting }) => `No model is configured: \`${setting}\` is not set.`,
    remedy: () =>
      'Set `model.baseUrl` and `model.name` in config.json, or DEEPCODESEEK_MODEL_BASE_URL and DEEPCODESEEK_MODEL_NAME.',
  }),
  MODEL_URL_INVALID: entry<{ reason: string }>({
    status: 409,
    kind: 'misuse',
    message: ({ reason }) => `The address of the model cannot be used: ${reason}.`,
    remedy: () => 'Correct `model.baseUrl`; it looks like https://models.acme.example/v1.',
  }),
  MODEL_REFUSED: entry<OfEndpoint & { status: number; hasKey: boolean }>({
    status: 502,
    kind: 'failure',
    message: ({ host, status, hasKey }) =>
      `The model at ${host} refuses ${hasKey ? 'the key' : 'requests without a key'} (${String(status)}).`,
    remedy: () =>
      'Set DEEPCODESEEK_MODEL_KEY to a valid key, or put {"apiKey": "…"} into model-secrets.json in the home folder, readable by you alone.',
  }),
  MODEL_UNREACHABLE: entry<OfEndpoint & { reason: string }>({
    status: 502,
    kind: 'failure',
    message: ({ host, reason }) => `The model at ${host} cannot be reached (${reason}).`,
    remedy: () =>
      'Check `model.baseUrl`, the network, and HTTPS_PROXY and NO_PROXY; answers that came are kept, so start it again.',
  }),
  MODEL_TIMEOUT: entry<OfEndpoint & { timeoutSeconds: number }>({
    status: 504,
    kind: 'failure',
    message: ({ host, timeoutSeconds }) =>
      `The model at ${host} did not answer within ${String(timeoutSeconds)} s.`,
    remedy: () =>
      'Raise `model.timeoutSeconds` or lower `model.concurrency`; answers that came are kept, so start it again.',
  }),
  MODEL_BUSY: entry<OfEndpoint & { waitSeconds: number | null }>({
    status: 503,
    kind: 'failure',
    message: ({ host, waitSeconds }) =>
      `The model at ${host} takes no more requests for now (429${waitSeconds === null ? '' : `, asks for ${String(waitSeconds)} s`}).`,
    remedy: () => 'Answers that came are kept: start it again later, or lower `model.concurrency`.',
  }),
  MODEL_FAILED: entry<OfEndpoint & { status: number; code: string | null }>({
    status: 502,
    kind: 'failure',
    message: ({ host, status, code }) =>
      `The model at ${host} answered with status ${String(status)}${code === null ? '' : ` (${code})`}.`,
    remedy: ({ status }) =>
      status >= 500
        ? 'Answers that came are kept: start it again later.'
        : 'Check `model.baseUrl` and `model.name`: the request goes to `/chat/completions` below the address.',
  }),
  MODEL_ANSWER_INVALID: entry<OfEndpoint & { reason: string }>({
    status: 502,
    kind: 'failure',
    message: ({ host, reason }) => `What answers at ${host} is no chat completion: ${reason}.`,
    remedy: () => 'Check that `model.baseUrl` is the address of an OpenAI-compatible service.',
  }),
  MODEL_ANSWERS_UNWRITABLE: entry<{ folder: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ folder, reason }) =>
      `The answers of the model cannot be kept in ${folder}: ${reason}.`,
    remedy: () => 'Check that the disk has room, and that this user may write there.',
  }),
  MODEL_WITHOUT_CODE: entry<{ model: string; answers: number }>({
    status: 502,
    kind: 'failure',
    message: ({ model, answers }) =>
      `The model "${model}" gave ${String(answers)} answers, and none holds code.`,
    remedy: () => 'Name a model that writes code as `model.name`.',
  }),
};

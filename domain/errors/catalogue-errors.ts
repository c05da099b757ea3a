/** Errors of models that run on this machine, and of the hub that they are fetched from. Details never hold the token. */
import { entry } from './error-entry.js';

interface OfHub {
  /** Host and port. */
  host: string;
}

const installing = {
  MODEL_UNKNOWN: entry<{ name: string; nearest: string | null; known: readonly string[] }>({
    status: 404,
    kind: 'misuse',
    message: ({ name }) => `The catalogue holds no model "${name}".`,
    remedy: ({ nearest, known }) =>
      nearest === null ? `It holds ${known.join(', ')}.` : `Did you mean "${nearest}"?`,
  }),
  MODEL_NOT_INSTALLED: entry<{ name: string; canBePulled: boolean }>({
    status: 409,
    kind: 'misuse',
    message: ({ name }) => `The model "${name}" is not installed.`,
    remedy: ({ name, canBePulled }) =>
      canBePulled
        ? `Fetch it: \`deepcodeseek models pull ${name}\`.`
        : `Add its folder: \`deepcodeseek models add DIR --name ${name}\`; \`deepcodeseek models list\` shows what there is.`,
  }),
  MODEL_EXISTS: entry<{ name: string }>({
    status: 409,
    kind: 'misuse',
    message: ({ name }) => `A model "${name}" is installed already.`,
    remedy: ({ name }) =>
      `Remove it first: \`deepcodeseek models remove ${name}\`; or add it as another with --name.`,
  }),
  MODEL_MANIFEST_INVALID: entry<{ file: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ file, reason }) => `The manifest ${file} cannot be used: ${reason}.`,
    remedy: () =>
      'Export the model anew with models/training/export, or remove it and pull or add it again.',
  }),
  MODEL_FILE_MISSING: entry<{ file: string }>({
    status: 500,
    kind: 'failure',
    message: ({ file }) => `The model's file ${file} is missing.`,
    remedy: () => 'Copy the whole folder again, or remove the model and pull or add it again.',
  }),
  MODEL_FILE_WRONG: entry<{ file: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ file, reason }) => `The model's file ${file} is not what it should be: ${reason}.`,
    remedy: () =>
      'It was damaged or changed: copy or fetch it again, after removing the model where it is installed.',
  }),
  MODELS_DAMAGED: entry<{ damaged: number; total: number }>({
    status: 500,
    kind: 'failure',
    message: ({ damaged, total }) =>
      `${String(damaged)} of ${String(total)} models are not what they should be.`,
    remedy: () => 'Each line above that names a file says what to do.',
  }),
  MODELS_UNWRITABLE: entry<{ folder: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ folder, reason }) => `Models cannot be kept in ${folder}: ${reason}.`,
    remedy: () => 'Check that this user may write there.',
  }),
  MODEL_LOCKED: entry<{ name: string; process: number }>({
    status: 409,
    kind: 'failure',
    message: ({ name, process }) =>
      `Another process (${String(process)}) is installing the model "${name}".`,
    remedy: () => 'Wait until it has ended, or end it; what it fetched is kept.',
  }),
  DISK_FULL: entry<{ folder: string; neededBytes: number | null; freeBytes: number | null }>({
    status: 507,
    kind: 'failure',
    message: ({ folder, neededBytes, freeBytes }) =>
      neededBytes === null || freeBytes === null
        ? `The disk of ${folder} is full.`
        : `The disk of ${folder} has ${megabytes(freeBytes)} left, and ${megabytes(neededBytes)} are needed.`,
    remedy: () =>
      'Make room and start it again: what was fetched is kept; or choose another --home.',
  }),
};

const fetching = {
  HUB_URL_INVALID: entry<{ reason: string }>({
    status: 409,
    kind: 'misuse',
    message: ({ reason }) => `The address of the hub cannot be used: ${reason}.`,
    remedy: () => 'Correct `models.hubUrl` in config.json, or DEEPCODESEEK_MODELS_HUB_URL.',
  }),
  HUB_REFUSED: entry<OfHub & { what: string; status: number; hasToken: boolean }>({
    status: 502,
    kind: 'failure',
    message: ({ host, what, status, hasToken }) =>
      `The hub ${host} does not give ${what} ${hasToken ? 'for this token' : 'without a token'} (${String(status)}).`,
    remedy: ({ hasToken }) =>
      hasToken
        ? 'Accept the licence on the page of the model with the account of the token, or set DEEPCODESEEK_HUB_TOKEN to another.'
        : 'Set DEEPCODESEEK_HUB_TOKEN, or put {"accessToken": "…"} into hub-secrets.json in the home folder, readable by you alone. Hubs answer so for what does not exist as well.',
  }),
  HUB_WITHOUT: entry<OfHub & { what: string }>({
    status: 502,
    kind: 'failure',
    message: ({ host, what }) => `The hub ${host} does not have ${what}.`,
    remedy: () =>
      'Check `models.hubUrl`; on a private mirror, have the model mirrored. A folder from elsewhere is added with `deepcodeseek models add DIR`.',
  }),
  HUB_UNREACHABLE: entry<OfHub & { reason: string }>({
    status: 502,
    kind: 'failure',
    message: ({ host, reason }) => `${host} cannot be reached (${reason}).`,
    remedy: () =>
      'Check `models.hubUrl`, `models.proxy` and the network, and start it again: what was fetched is kept. Without a network, `deepcodeseek models add DIR` takes a folder.',
  }),
  HUB_BUSY: entry<OfHub & { waitSeconds: number | null }>({
    status: 503,
    kind: 'failure',
    message: ({ host, waitSeconds }) =>
      `${host} takes no more requests for now (429${waitSeconds === null ? '' : `, asks for ${String(waitSeconds)} s`}).`,
    remedy: () => 'Start it again later: what was fetched is kept. With a token, hubs allow more.',
  }),
  HUB_FAILED: entry<OfHub & { status: number }>({
    status: 502,
    kind: 'failure',
    message: ({ host, status }) => `${host} answered with status ${String(status)}.`,
    remedy: ({ status }) =>
      status >= 500
        ? 'Start it again later: what was fetched is kept.'
        : 'Check that `models.hubUrl` is the address of a model hub.',
  }),
  HUB_ANSWER_INVALID: entry<OfHub & { what: string; reason: string }>({
    status: 502,
    kind: 'failure',
    message: ({ host, what, reason }) => `What ${host} gave as ${what} is not it: ${reason}.`,
    remedy: () =>
      'Check that `models.hubUrl` is the address of a model hub, and that no sign-in page of a proxy stands before it.',
  }),
};

export const catalogueErrors = { ...installing, ...fetching };

function megabytes(bytes: number): string {
  return `${String(Math.ceil(bytes / 1e6))} MB`;
}

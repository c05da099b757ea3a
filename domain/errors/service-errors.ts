import { entry } from './error-entry.js';

/** What the HTTP service answers with, or refuses to start over. */
const serving = {
  PORT_TAKEN: entry<{ host: string; port: number }>({
    status: 500,
    kind: 'failure',
    message: ({ host, port }) => `Port ${String(port)} on ${host} is in use already.`,
    remedy: () => 'Stop what listens there, or choose another port with --port or PORT.',
  }),
  ADDRESS_UNUSABLE: entry<{ host: string; port: number; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ host, port, reason }) =>
      `The service cannot listen on ${host}, port ${String(port)} (${reason}).`,
    remedy: () => 'Give an address of this machine, and a port from 1024 on.',
  }),
  TOKEN_REQUIRED: entry<{ host: string }>({
    status: 500,
    kind: 'misuse',
    message: ({ host }) => `Listening on ${host} opens the mirrored scripts to the network.`,
    remedy: () =>
      'Set DEEPCODESEEK_TOKEN to a long random text that callers send as a bearer token, or listen on 127.0.0.1.',
  }),
  TOKEN_MISSING: entry<Record<string, never>>({
    status: 401,
    kind: 'misuse',
    message: () => 'This service demands a token.',
    remedy: () => 'Send the header `Authorization: Bearer TOKEN` with the token of this service.',
  }),
  TOKEN_REFUSED: entry<Record<string, never>>({
    status: 401,
    kind: 'misuse',
    message: () => 'The token is not that of this service.',
    remedy: () => 'Compare it with DEEPCODESEEK_TOKEN of the service.',
  }),
  HOST_REFUSED: entry<{ host: string }>({
    status: 421,
    kind: 'misuse',
    message: ({ host }) => `This service does not answer as "${host}".`,
    remedy: () => 'Use the address that it printed at its start, such as http://127.0.0.1:4600.',
  }),
  ORIGIN_REFUSED: entry<{ origin: string }>({
    status: 403,
    kind: 'misuse',
    message: ({ origin }) => `A page of "${origin}" may not send requests to this service.`,
    remedy: () => 'Use the page of this service, or a client that is no browser.',
  }),
  BODY_TOO_LARGE: entry<{ maxBytes: number }>({
    status: 413,
    kind: 'misuse',
    message: ({ maxBytes }) => `The body is larger than ${String(maxBytes)} bytes.`,
    remedy: () => 'Send less: of a long script, the text around the cursor is enough.',
  }),
  BODY_NOT_JSON: entry<{ contentType: string }>({
    status: 415,
    kind: 'misuse',
    message: ({ contentType }) => `The body must be application/json, got "${contentType}".`,
    remedy: () => 'Send plain JSON in UTF-8 with `Content-Type: application/json`.',
  }),
  BODY_MALFORMED: entry<Record<string, never>>({
    status: 400,
    kind: 'misuse',
    message: () => 'The body is not valid JSON, or it broke off.',
    remedy: () => 'Send one complete JSON object.',
  }),
  REQUEST_INVALID: entry<{ place: 'body' | 'query' | 'path'; reason: string }>({
    status: 400,
    kind: 'misuse',
    message: ({ place, reason }) => `The ${place} of the request is not valid: ${reason}.`,
    remedy: () => 'See /openapi.json for what it takes.',
  }),
  ROUTE_UNKNOWN: entry<{ method: string; path: string; nearest: string | null }>({
    status: 404,
    kind: 'misuse',
    message: ({ method, path }) => `There is no ${method} ${path} here.`,
    remedy: ({ nearest }) =>
      nearest === null ? 'See /openapi.json for what there is.' : `Did you mean ${nearest}?`,
  }),
  METHOD_UNKNOWN: entry<{ method: string; path: string; allowed: readonly string[] }>({
    status: 405,
    kind: 'misuse',
    message: ({ method, path }) => `${path} does not take ${method}.`,
    remedy: ({ allowed }) => `It takes ${allowed.join(', ')}.`,
  }),
  INSTANCE_UNNAMED: entry<{ known: readonly string[] }>({
    status: 400,
    kind: 'misuse',
    message: ({ known }) => `There are ${String(known.length)} instances here, and none was named.`,
    remedy: ({ known }) => `Name one with \`?instance=\`: ${known.join(', ')}.`,
  }),
  MIRROR_NOT_READY: entry<{ instance: string; reason: string }>({
    status: 503,
    kind: 'failure',
    message: ({ instance, reason }) => `The mirror of "${instance}" is not ready: ${reason}.`,
    remedy: ({ instance }) =>
      `Wait for the sync to end, or start one: \`deepcodeseek sync --instance ${instance}\`, or a job of kind sync.`,
  }),
  SCRIPT_UNKNOWN: entry<{ script: string }>({
    status: 404,
    kind: 'misuse',
    message: ({ script }) => `The mirror holds no script "${script}".`,
    remedy: () => 'Search for it with GET /api/v1/scripts?search=NAME; a sync brings new ones.',
  }),
  API_UNKNOWN: entry<{ api: string; nearest: string | null }>({
    status: 404,
    kind: 'misuse',
    message: ({ api }) => `The mirror holds no API "${api}".`,
    remedy: ({ nearest }) =>
      nearest === null
        ? 'Search for it with GET /api/v1/apis?search=NAME.'
        : `Did you mean "${nearest}"?`,
  }),
  JOB_FILE_UNKNOWN: entry<{ instance: string; name: string }>({
    status: 404,
    kind: 'misuse',
    message: ({ instance, name }) => `No job has made a file "${name}" for "${instance}".`,
    remedy: () => 'Take a name from GET /api/v1/files.',
  }),
  SERVICE_CROWDED: entry<{ what: string; limit: number }>({
    status: 503,
    kind: 'failure',
    message: ({ what, limit }) => `${String(limit)} ${what} are open already.`,
    remedy: () => 'Close some, or try again later.',
  }),
  SERVICE_STOPPING: entry<Record<string, never>>({
    status: 503,
    kind: 'failure',
    message: () => 'The service is stopping.',
    remedy: () => 'Try again once it has been started anew.',
  }),
  UNEXPECTED: entry<Record<string, never>>({
    status: 500,
    kind: 'failure',
    message: () => 'The service met an error that it does not know.',
    remedy: () => 'Look for the request id in its log.',
  }),
};

export const serviceErrors = {
  ...serving,
  DEMO_SCOPES_MISSING: entry<{ folder: string }>({
    status: 500,
    kind: 'misuse',
    message: ({ folder }) => `There are no sample scopes in ${folder}: the folder does not exist.`,
    remedy: () => 'Name a folder that holds one folder for each scope, with a scope.json in it.',
  }),
  DEMO_MANIFEST_INVALID: entry<{ file: string; key: string; reason: string }>({
    status: 500,
    kind: 'misuse',
    message: ({ file, key, reason }) => `"${key}" in ${file} is not valid: ${reason}.`,
    remedy: ({ key }) => `Correct "${key}" in the manifest.`,
  }),
  DEMO_SCRIPT_UNREADABLE: entry<{ file: string; manifest: string; key: string }>({
    status: 500,
    kind: 'misuse',
    message: ({ file, manifest, key }) =>
      `The script ${file}, which "${key}" in ${manifest} names, cannot be read.`,
    remedy: () => 'Add the file, or correct its path in the manifest.',
  }),
  DEMO_ADDRESS_UNAVAILABLE: entry<{ host: string; port: number }>({
    status: 500,
    kind: 'failure',
    message: ({ host, port }) => `The demo instance cannot listen on ${host}:${String(port)}.`,
    remedy: () => 'Choose another port, or 0 for any that is free.',
  }),
};

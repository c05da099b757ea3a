/** Errors of instances and exports. Details never hold secrets, query strings with values, or script text. */
import { entry } from './error-entry.js';

interface OfInstance {
  /** The instance's name in the configuration. */
  instance: string;
}

interface OfTable extends OfInstance {
  table: string;
}

interface OfFile {
  /** The file as it was given, or the entry inside an archive. */
  file: string;
}

const reachingInstances = {
  INSTANCE_URL_MISSING: entry<OfInstance>({
    status: 400,
    kind: 'misuse',
    message: ({ instance }) => `The instance "${instance}" has no address: it holds imports only.`,
    remedy: () => 'Give it one with `deepcodeseek connect`, or go on importing exports.',
  }),
  INSTANCE_URL_INVALID: entry<OfInstance & { reason: string }>({
    status: 400,
    kind: 'misuse',
    message: ({ instance, reason }) =>
      `The address of the instance "${instance}" cannot be used: ${reason}.`,
    remedy: () => 'Give the plain address, such as https://acme.service-now.com.',
  }),
  INSTANCE_UNREACHABLE: entry<OfInstance & { host: string; reason: string }>({
    status: 502,
    kind: 'failure',
    message: ({ instance, host, reason }) =>
      `The instance "${instance}" at ${host} cannot be reached (${reason}).`,
    remedy: () =>
      'Check the address, the network, and HTTPS_PROXY and NO_PROXY in the environment; then try again.',
  }),
  INSTANCE_TIMEOUT: entry<OfInstance & { timeoutMs: number }>({
    status: 504,
    kind: 'failure',
    message: ({ instance, timeoutMs }) =>
      `The instance "${instance}" did not answer within ${String(timeoutMs)} ms.`,
    remedy: () =>
      'Try again later, lower `pageSize`, or raise `requestTimeoutMs` in the configuration.',
  }),
  INSTANCE_CERTIFICATE: entry<OfInstance & { host: string; reason: string }>({
    status: 502,
    kind: 'failure',
    message: ({ instance, host, reason }) =>
      `The secure connection to the instance "${instance}" at ${host} failed (${reason}).`,
    remedy: () =>
      'Check the certificate; for a private certificate authority name its PEM file as `tls.caFile`. Verification is never switched off.',
  }),
  TLS_FILE_UNREADABLE: entry<OfFile & { setting: string; reason: string }>({
    status: 500,
    kind: 'misuse',
    message: ({ file, setting, reason }) =>
      `The file ${file} named by \`${setting}\` cannot be used: ${reason}.`,
    remedy: ({ setting }) => `Correct \`${setting}\`, or the file's permissions.`,
  }),
  PROXY_INVALID: entry<{ variable: string }>({
    status: 500,
    kind: 'misuse',
    message: ({ variable }) => `The proxy in ${variable} is not an http or https address.`,
    remedy: ({ variable }) => `Write ${variable} like http://proxy.example.com:8080, or unset it.`,
  }),
  INSTANCE_REDIRECTED: entry<OfInstance & { host: string; status: number }>({
    status: 502,
    kind: 'failure',
    message: ({ instance, host, status }) =>
      `The instance "${instance}" answered with a redirection (${String(status)}) to ${host}.`,
    remedy: () =>
      'Use the address that it leads to; a redirection to a sign-in page means that this way of signing in is off.',
  }),
  INSTANCE_NOT_JSON: entry<OfInstance & { contentType: string }>({
    status: 502,
    kind: 'failure',
    message: ({ instance, contentType }) =>
      `The instance "${instance}" answered with a page (${contentType}) instead of data: it may be hibernating, or the address may not be an instance's.`,
    remedy: () =>
      'Open the address in a browser; wake a hibernating developer instance on the developer site, then try again.',
  }),
  ANSWER_UNREADABLE: entry<OfInstance & { what: string }>({
    status: 502,
    kind: 'failure',
    message: ({ instance, what }) =>
      `The answer of the instance "${instance}" cannot be understood: ${what}.`,
    remedy: () =>
      'Try again; if it stays so, something between here and the instance changes its answers.',
  }),
  ANSWER_TOO_LARGE: entry<OfTable & { maxBytes: number }>({
    status: 502,
    kind: 'failure',
    message: ({ instance, table, maxBytes }) =>
      `One record of ${table} on the instance "${instance}" is larger than ${String(maxBytes)} bytes.`,
    remedy: ({ table }) => `Look for an unusually large script in ${table} and shorten it.`,
  }),
  ANSWER_FAILED: entry<OfInstance & { status: number; message: string }>({
    status: 502,
    kind: 'failure',
    message: ({ instance, status, message }) =>
      `The instance "${instance}" refused the request (${String(status)}): ${message}.`,
    remedy: () => 'See the system log of the instance at that time.',
  }),
  INSTANCE_FAILED: entry<OfInstance & { status: number }>({
    status: 502,
    kind: 'failure',
    message: ({ instance, status }) =>
      `The instance "${instance}" keeps failing with status ${String(status)}.`,
    remedy: () => 'Try again later; what has been read is kept.',
  }),
  INSTANCE_BUSY: entry<OfInstance>({
    status: 503,
    kind: 'failure',
    message: ({ instance }) =>
      `The instance "${instance}" keeps putting requests off (202): too many are queued.`,
    remedy: () => 'Try again later; what has been read is kept.',
  }),
  RATE_LIMITED: entry<OfInstance & { waitSeconds: number | null; rule: string | null }>({
    status: 503,
    kind: 'failure',
    message: ({ instance, waitSeconds, rule }) =>
      `The instance "${instance}" limits the rate of requests${rule === null ? '' : ` (rule "${rule}")`}${
        waitSeconds === null ? '' : ` and asks to wait ${String(waitSeconds)} s`
      }.`,
    remedy: () => 'Try again later, or ask its administrator to raise the limit for this user.',
  }),
};

const signingIn = {
  SIGN_IN_REFUSED: entry<OfInstance & { method: string }>({
    status: 502,
    kind: 'failure',
    message: ({ instance, method }) =>
      `The instance "${instance}" refused to sign in (${method}): User Not Authenticated.`,
    remedy: () =>
      'Check the user and the secret with `deepcodeseek connect`; the user must be active and allowed to use web services.',
  }),
  SIGN_IN_MFA: entry<OfInstance>({
    status: 502,
    kind: 'failure',
    message: ({ instance }) =>
      `The user of the instance "${instance}" needs a second factor (X-MFA_TOKEN).`,
    remedy: () =>
      'Use OAuth with the authorisation code, an API key, or a user for integrations without a second factor.',
  }),
  OAUTH_REFUSED: entry<OfInstance & { reason: string }>({
    status: 502,
    kind: 'failure',
    message: ({ instance, reason }) =>
      `The instance "${instance}" issued no OAuth token (${reason}).`,
    remedy: () =>
      'Check the client id and secret in its application registry, and that this grant is enabled there; then run `deepcodeseek connect` again.',
  }),
  OAUTH_TIMEOUT: entry<{ host: string; minutes: number }>({
    status: 504,
    kind: 'failure',
    message: ({ host, minutes }) =>
      `Nobody signed in at ${host} within ${String(minutes)} minutes.`,
    remedy: () => 'Run the command again and finish signing in in the browser.',
  }),
  OAUTH_REDIRECT_PORT: entry<{ port: number; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ port, reason }) =>
      `Port ${String(port)} for the way back from the browser cannot be opened (${reason}).`,
    remedy: () =>
      'Set another `redirectPort`, one that the application registry of the instance allows.',
  }),
  SECRET_FILE_UNREADABLE: entry<OfFile & { reason: string }>({
    status: 500,
    kind: 'misuse',
    message: ({ file, reason }) => `The secret file ${file} cannot be used: ${reason}.`,
    remedy: () => 'Remove it and run `deepcodeseek connect` again.',
  }),
};

const readingTables = {
  TABLE_FORBIDDEN: entry<OfTable & { detail: string }>({
    status: 502,
    kind: 'failure',
    message: ({ instance, table, detail }) =>
      `The user of the instance "${instance}" may not read ${table} (${detail}).`,
    remedy: ({ table }) =>
      `Give the user a role that may read ${table} over web services; \`deepcodeseek doctor\` lists what is missing.`,
  }),
  TABLE_UNKNOWN: entry<OfTable>({
    status: 502,
    kind: 'failure',
    message: ({ instance, table }) => `The instance "${instance}" has no table ${table}.`,
    remedy: ({ table }) =>
      `Nothing is to be done if the plug-in that brings ${table} is not installed there.`,
  }),
  QUERY_QUOTA: entry<OfTable>({
    status: 502,
    kind: 'failure',
    message: ({ instance, table }) =>
      `The instance "${instance}" cancels even a query for one record of ${table}: it exceeds its time quota.`,
    remedy: ({ table }) =>
      `Ask its administrator for the transaction quota of REST requests and the indices of ${table} (sys_updated_on).`,
  }),
  QUERY_IGNORED: entry<OfTable & { reason: string }>({
    status: 502,
    kind: 'failure',
    message: ({ instance, table, reason }) =>
      `The instance "${instance}" did not do what the query of ${table} asks: ${reason}.`,
    remedy: ({ table }) =>
      `Check that the user may query sys_updated_on and sys_id of ${table} (query access rules).`,
  }),
};

const readingExports = {
  EXPORT_NOT_FOUND: entry<OfFile & { reason: string }>({
    status: 400,
    kind: 'misuse',
    message: ({ file, reason }) => `The export ${file} cannot be opened: ${reason}.`,
    remedy: () => 'Check the path and its permissions.',
  }),
  EXPORT_NOT_RECOGNISED: entry<OfFile & { reason: string }>({
    status: 400,
    kind: 'misuse',
    message: ({ file, reason }) => `${file} is not an export that can be read: ${reason}.`,
    remedy: () =>
      'Give a source-control application folder, an update set as XML, or a zip of either.',
  }),
  EXPORT_XML_BROKEN: entry<OfFile & { line: number; reason: string }>({
    status: 400,
    kind: 'failure',
    message: ({ file, line, reason }) =>
      `${file} is not well-formed XML (line ${String(line)}): ${reason}.`,
    remedy: () => 'Export it again; the file is cut or damaged. Nothing of it has been imported.',
  }),
  EXPORT_XML_FORBIDDEN: entry<OfFile & { reason: string }>({
    status: 400,
    kind: 'failure',
    message: ({ file, reason }) => `${file} is refused: ${reason}.`,
    remedy: () =>
      'Exports of an instance hold no such thing: get the file from its source again, or take it out of the folder.',
  }),
  EXPORT_TOO_LARGE: entry<OfFile & { reason: string }>({
    status: 400,
    kind: 'failure',
    message: ({ file, reason }) => `${file} is too large to be read: ${reason}.`,
    remedy: () => 'Split the export, or take this file out of it.',
  }),
  EXPORT_ZIP_REFUSED: entry<OfFile & { reason: string }>({
    status: 400,
    kind: 'failure',
    message: ({ file, reason }) => `The archive ${file} is refused: ${reason}.`,
    remedy: () => 'Make the archive again from the exported folder or file, with ordinary tools.',
  }),
};

export const connectorErrors = {
  ...reachingInstances,
  ...signingIn,
  ...readingTables,
  ...readingExports,
};

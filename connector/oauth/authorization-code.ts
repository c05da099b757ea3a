/** Signing in through the browser, for single sign-on: OAuth's authorisation code with PKCE and a loopback redirect. */
import { createHash, randomBytes } from 'node:crypto';
import { createError, type InstanceConfiguration } from '../../domain/index.js';
import type { InstanceSecrets } from '../secrets.js';
import { instanceAddress } from '../table-api/address.js';
import { HttpClient } from '../table-api/http-client.js';
import { requestToken } from '../table-api/oauth-token.js';
import { proxyFor, type Environment } from '../table-api/proxy.js';
import { DEFAULT_RETRY_POLICY } from '../table-api/retry.js';
import { tlsOptions } from '../table-api/tls.js';
import { listenForRedirect } from './redirect-listener.js';

export interface BrowserAuthorizationOptions {
  readonly url: string;
  readonly clientId: string;
  /** Absent for a public client. */
  readonly clientSecret?: string | undefined;
  /** 0 lets the system choose; the application registry must allow `http://127.0.0.1:<port>/callback`. */
  readonly redirectPort: number;
  readonly scope: string;
  readonly tls: InstanceConfiguration['tls'];
  readonly keyPassphrase?: string | undefined;
  /** Where proxies are looked up; the process's own environment unless given. */
  readonly environment?: Environment | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with the address to open in a browser. */
  readonly onUrl: (url: string) => void;
}

const TIMEOUT_MINUTES = 5;
const TOKEN_TIMEOUT_MS = 60_000;
const MAX_TOKEN_BYTES = 1024 * 1024;

/**
 * Waits until somebody has signed in (RFC 6749 section 4.1, RFC 7636, RFC 8252) and returns the tokens as secrets to keep.
 * Throws OAUTH_TIMEOUT after five minutes, OAUTH_REFUSED when the instance or the user declines, OAUTH_REDIRECT_PORT,
 * ABORTED, and errors of the connection. The listener is closed in every case.
 */
export async function authorizeInBrowser(
  options: BrowserAuthorizationOptions,
): Promise<InstanceSecrets> {
  const { clientId, clientSecret, scope, signal, onUrl } = options;
  const given = URL.canParse(options.url) ? new URL(options.url).host : options.url;
  const address = instanceAddress({ instance: given, url: options.url, sendsSecrets: true });
  const instance = address.host;
  const tls = await tlsOptions(options.tls, options.keyPassphrase);
  const proxy = proxyFor(address, options.environment ?? process.env);
  const state = randomToken();
  const verifier = randomToken();
  const listener = await listenForRedirect({ port: options.redirectPort, state });
  const http = new HttpClient({
    address,
    tls,
    proxy,
    timeoutMs: TOKEN_TIMEOUT_MS,
    maxBytes: MAX_TOKEN_BYTES,
  });
  try {
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const page = new URL('/oauth_auth.do', address);
    page.search = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: listener.redirectUri,
      state,
      scope,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    }).toString();
    onUrl(page.href);
    const redirect = await listener.redirected({ timeoutMs: TIMEOUT_MINUTES * 60_000, signal });
    if (redirect.kind === 'timeout') {
      throw createError('OAUTH_TIMEOUT', { host: address.host, minutes: TIMEOUT_MINUTES });
    }
    if (redirect.kind === 'aborted') throw createError('ABORTED', { what: 'Signing in' });
    if (redirect.kind === 'declined') {
      throw createError('OAUTH_REFUSED', { instance, reason: redirect.reason });
    }
    const token = await requestToken({
      instance,
      http,
      form: {
        grant_type: 'authorization_code',
        code: redirect.code,
        redirect_uri: listener.redirectUri,
        client_id: clientId,
        code_verifier: verifier,
        ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
      },
      timeoutMs: TOKEN_TIMEOUT_MS,
      policy: DEFAULT_RETRY_POLICY,
      signal,
    });
    if (token.refreshToken === null) {
      throw createError('OAUTH_REFUSED', { instance, reason: 'no refresh token came with it' });
    }
    return {
      accessToken: token.accessToken,
      refreshToken: token.refreshToken,
      ...(clientSecret === undefined ? {} : { clientSecret }),
    };
  } finally {
    http.close();
    await listener.close();
  }
}

/** 256 bits, in the alphabet of URLs. */
function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

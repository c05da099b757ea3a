/** How requests are signed in: one strategy for each method of the configuration. */
import { createError, type InstanceConfiguration } from '../../domain/index.js';
import { secretVariable, type GivenSecret, type InstanceSecrets } from '../secrets.js';
import type { HttpClient } from './http-client.js';
import { requestToken, type OAuthToken } from './oauth-token.js';
import type { RetryEvent, RetryPolicy } from './retry.js';

export interface Authentication {
  /** For messages: `basic`, `oauth-refresh-token`. */
  readonly method: string;
  /** The headers that sign a request in. Throws what fetching a token throws. */
  headers(signal?: AbortSignal): Promise<Readonly<Record<string, string>>>;
  /** After a 401: whether other credentials have been fetched, so that the request is worth repeating. */
  renew(signal?: AbortSignal): Promise<boolean>;
}

export interface AuthenticationOptions {
  readonly instance: string;
  readonly configuration: InstanceConfiguration;
  readonly secrets: InstanceSecrets;
  readonly http: HttpClient;
  readonly policy: RetryPolicy;
  readonly onTokens?: ((secrets: InstanceSecrets) => Promise<void>) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
}

/** Throws SECRET_MISSING, which names the variable to set. */
export function createAuthentication(options: AuthenticationOptions): Authentication {
  const { authentication } = options.configuration;
  const secret = (name: GivenSecret): string => {
    const value = options.secrets[name];
    if (value !== undefined) return value;
    const { instance } = options;
    throw createError('SECRET_MISSING', { instance, variable: secretVariable(instance, name) });
  };
  switch (authentication.method) {
    case 'none':
      return fixed('none', {});
    case 'basic': {
      const pair = `${authentication.user}:${secret('password')}`;
      return fixed('basic', { Authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
    }
    case 'api-key':
      return fixed('api-key', { 'x-sn-apikey': secret('apiKey') });
    case 'oauth-client-credentials': {
      const grant = { grant_type: 'client_credentials', client_secret: secret('clientSecret') };
      return new OAuthAuthentication(authentication, options, () => grant);
    }
    case 'oauth-refresh-token':
    case 'oauth-authorization-code': {
      const { clientSecret } = options.secrets;
      secret('refreshToken');
      return new OAuthAuthentication(authentication, options, (refreshToken) => ({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
      }));
    }
  }
}

function fixed(method: string, headers: Readonly<Record<string, string>>): Authentication {
  return {
    method,
    headers: () => Promise.resolve(headers),
    renew: () => Promise.resolve(false),
  };
}

/** A token is renewed this long before it expires, so that none expires under way. */
const EXPIRY_MARGIN_MS = 30_000;

class OAuthAuthentication implements Authentication {
  readonly method: string;
  readonly #clientId: string;
  readonly #options: AuthenticationOptions;
  readonly #grant: (refreshToken: string) => Readonly<Record<string, string>>;
  #accessToken: string | null;
  #expiresAt = Number.POSITIVE_INFINITY;
  #refreshToken: string;
  /** The fetch under way, shared by all requests that wait for it. */
  #pending: Promise<void> | null = null;

  constructor(
    authentication: { readonly method: string; readonly clientId: string },
    options: AuthenticationOptions,
    grant: (refreshToken: string) => Readonly<Record<string, string>>,
  ) {
    this.method = authentication.method;
    this.#clientId = authentication.clientId;
    this.#options = options;
    this.#grant = grant;
    this.#accessToken = options.secrets.accessToken ?? null;
    this.#refreshToken = options.secrets.refreshToken ?? '';
  }

  async headers(signal?: AbortSignal): Promise<Readonly<Record<string, string>>> {
    if (this.#accessToken === null || Date.now() >= this.#expiresAt) await this.#fetch(signal);
    return { Authorization: `Bearer ${this.#accessToken ?? ''}` };
  }

  async renew(signal?: AbortSignal): Promise<boolean> {
    await this.#fetch(signal);
    return true;
  }

  #fetch(signal: AbortSignal | undefined): Promise<void> {
    this.#pending ??= this.#fetchNow(signal).finally(() => {
      this.#pending = null;
    });
    return this.#pending;
  }

  async #fetchNow(signal: AbortSignal | undefined): Promise<void> {
    const { instance, http, policy, configuration, onRetry } = this.#options;
    const form = { ...this.#grant(this.#refreshToken), client_id: this.#clientId };
    const timeoutMs = configuration.requestTimeoutMs;
    const token = await requestToken({ instance, http, form, timeoutMs, policy, onRetry, signal });
    await this.#keep(token);
  }

  async #keep(token: OAuthToken): Promise<void> {
    this.#accessToken = token.accessToken;
    this.#expiresAt =
      token.expiresInSeconds === null
        ? Number.POSITIVE_INFINITY
        : Date.now() + Math.max(0, token.expiresInSeconds * 1000 - EXPIRY_MARGIN_MS);
    const { refreshToken } = token;
    if (refreshToken === null || refreshToken === this.#refreshToken) return;
    if (this.#refreshToken === '') return;
    this.#refreshToken = refreshToken;
    // The old access token has gone with the old refresh token; the new one lives shorter than it would take to keep it.
    const kept = Object.entries({ ...this.#options.secrets, refreshToken });
    const lasting = kept.filter(([name]) => name !== 'accessToken');
    await this.#options.onTokens?.(Object.fromEntries(lasting));
  }
}

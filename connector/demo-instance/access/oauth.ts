/**
 * OAuth as the platform offers it: `/oauth_token.do` for four grants, and `/oauth_auth.do`, where a person signs in
 * and is sent back with an authorisation code (RFC 6749 section 4.1, PKCE of RFC 7636).
 */
import { createHash } from 'node:crypto';
import type { DemoRequest } from '../http/demo-request.js';
import { emptyReply, htmlReply, jsonReply, type Reply } from '../http/reply.js';
import { same, type Authenticator } from './authentication.js';
import type { DemoOAuthClient, DemoUser } from './demo-users.js';
import { Grants } from './sessions.js';
import { signInPage } from './sign-in-page.js';

const CODE_MS = 60_000;
const ACCESS_TOKEN_SECONDS = 1_799;

interface CodeDetails {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string | null;
}

export class OAuthServer {
  readonly #codes = new Grants<CodeDetails>(CODE_MS);

  constructor(
    private readonly authenticator: Authenticator,
    private readonly clients: readonly DemoOAuthClient[],
  ) {}

  /** `POST /oauth_token.do` with a form body. */
  async token(request: DemoRequest): Promise<Reply> {
    const form = await request.form();
    const client = this.#client(form, request);
    if (client === undefined) return oauthError(401, 'invalid_client', 'Invalid client');
    switch (form.get('grant_type')) {
      case 'password':
        return this.#password(form, client);
      case 'client_credentials':
        return this.#clientCredentials(client);
      case 'refresh_token':
        return this.#refresh(form, client);
      case 'authorization_code':
        return this.#code(form, client);
      case null:
      default:
        return oauthError(400, 'unsupported_grant_type', 'Unsupported grant type');
    }
  }

  /** `/oauth_auth.do`: a person who has a session is sent back at once, any other signs in on a page first. */
  async authorize(request: DemoRequest): Promise<Reply> {
    const params = request.method === 'POST' ? await request.form() : request.query;
    const client = this.clients.find((entry) => entry.id === params.get('client_id'));
    const redirect = loopbackAddress(params.get('redirect_uri'));
    if (client === undefined || redirect === null) {
      return htmlReply(400, '<h1>Invalid client or redirect address</h1>');
    }
    const refused = authorizationProblem(params, client);
    if (refused !== null) return redirectBack(redirect, params, { error: refused });
    if (request.method !== 'POST') {
      const session = this.authenticator.sessionOf(request);
      if (session === null || session.userName === '') return signInPage(params, null);
      return this.#grantCode(session.userName, client, redirect, params, {});
    }
    const user = this.authenticator.userWithPassword(
      params.get('user_name') ?? '',
      params.get('user_password') ?? '',
    );
    if (user === undefined) return signInPage(params, 'User name or password invalid.');
    const cookie = this.authenticator.openSession(user.userName);
    return this.#grantCode(user.userName, client, redirect, params, { 'Set-Cookie': cookie });
  }

  #grantCode(
    userName: string,
    client: DemoOAuthClient,
    redirect: URL,
    params: URLSearchParams,
    headers: Reply['headers'],
  ): Reply {
    const code = this.#codes.issue(userName, {
      clientId: client.id,
      redirectUri: params.get('redirect_uri') ?? '',
      challenge: params.get('code_challenge'),
    });
    return redirectBack(redirect, params, { code }, headers);
  }

  #password(form: URLSearchParams, client: DemoOAuthClient): Reply {
    const user = this.authenticator.userWithPassword(
      form.get('username') ?? '',
      form.get('password') ?? '',
    );
    if (user === undefined || user.multiFactor === true) return accessDenied();
    return this.#issue(user, client, true);
  }

  #clientCredentials(client: DemoOAuthClient): Reply {
    const user = this.authenticator.user(client.userName);
    // A public client has no credentials, whatever it sends.
    if (client.secret === null || user === undefined) return accessDenied();
    return this.#issue(user, client, false);
  }

  #refresh(form: URLSearchParams, client: DemoOAuthClient): Reply {
    const grant = this.authenticator.refreshTokens.find(form.get('refresh_token') ?? '');
    const user = grant === undefined ? undefined : this.authenticator.user(grant.userName);
    if (user === undefined || grant?.clientId !== client.id) return accessDenied();
    return this.#issue(user, client, true);
  }

  #code(form: URLSearchParams, client: DemoOAuthClient): Reply {
    const grant = this.#codes.take(form.get('code') ?? '');
    const user = grant === undefined ? undefined : this.authenticator.user(grant.userName);
    if (grant === undefined || user === undefined) return accessDenied();
    const verified =
      grant.challenge === null || same(grant.challenge, challengeOf(form.get('code_verifier')));
    const sameClient = grant.clientId === client.id;
    const sameAddress = grant.redirectUri === form.get('redirect_uri');
    if (!verified || !sameClient || !sameAddress) return accessDenied();
    return this.#issue(user, client, true);
  }

  #issue(user: DemoUser, client: DemoOAuthClient, refreshable: boolean): Reply {
    const refreshToken = refreshable
      ? this.authenticator.refreshTokens.issue(user.userName, { clientId: client.id })
      : null;
    return jsonReply(200, {
      access_token: this.authenticator.accessTokens.issue(user.userName, {}),
      ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
      scope: 'useraccount',
      token_type: 'Bearer',
      expires_in: ACCESS_TOKEN_SECONDS,
    });
  }

  #client(form: URLSearchParams, request: DemoRequest): DemoOAuthClient | undefined {
    const [scheme = '', encoded = ''] = (request.header('authorization') ?? '').split(' ', 2);
    const basic = scheme.toLowerCase() === 'basic' ? decodeBasic(encoded) : null;
    const id = basic?.name ?? form.get('client_id');
    const secret = basic?.secret ?? form.get('client_secret') ?? undefined;
    return this.clients.find(
      (client) => client.id === id && (client.secret === null || same(client.secret, secret)),
    );
  }
}

function decodeBasic(encoded: string): { name: string; secret: string } {
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return { name: decoded.slice(0, colon), secret: decoded.slice(colon + 1) };
}

function authorizationProblem(params: URLSearchParams, client: DemoOAuthClient): string | null {
  if (params.get('response_type') !== 'code') return 'unsupported_response_type';
  const challenge = params.get('code_challenge');
  if (challenge === null) return client.secret === null ? 'invalid_request' : null;
  return params.get('code_challenge_method') === 'S256' ? null : 'invalid_request';
}

function redirectBack(
  redirect: URL,
  params: URLSearchParams,
  answer: Readonly<Record<string, string>>,
  headers: Reply['headers'] = {},
): Reply {
  const target = new URL(redirect);
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  const state = params.get('state');
  if (state !== null) target.searchParams.set('state', state);
  return emptyReply(302, { Location: target.toString(), ...headers });
}

/** Codes are sent to this machine only, whatever the port (RFC 8252 section 7.3). */
function loopbackAddress(text: string | null): URL | null {
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return url.protocol === 'http:' && loopback ? url : null;
}

function challengeOf(verifier: string | null): string {
  return createHash('sha256')
    .update(verifier ?? '')
    .digest('base64url');
}

function accessDenied(): Reply {
  return oauthError(401, 'server_error', 'access_denied');
}

function oauthError(status: number, error: string, description: string): Reply {
  return jsonReply(status, { error_description: description, error });
}

/** Finds out who sends a request: password, bearer token, API key, session cookie or client certificate. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DemoRequest } from '../http/demo-request.js';
import type { DemoUser } from './demo-users.js';
import { Grants } from './sessions.js';

export type Authentication =
  | { readonly kind: 'user'; readonly user: DemoUser }
  | { readonly kind: 'needs-second-factor' }
  | { readonly kind: 'none' };

const ACCESS_TOKEN_MS = 30 * 60_000;
const REFRESH_TOKEN_MS = 100 * 86_400_000;
const SESSION_MS = 30 * 60_000;

export interface BrowserSession {
  readonly id: string;
  readonly userName: string;
  /** Guards the session against pages of other sites: it comes back in `X-UserToken`. */
  readonly userToken: string;
}

const SESSION_COOKIE = 'JSESSIONID';

export class Authenticator {
  readonly accessTokens = new Grants(ACCESS_TOKEN_MS);
  readonly refreshTokens = new Grants<{ clientId: string }>(REFRESH_TOKEN_MS);
  readonly #sessions = new Grants<{ userToken: string }>(SESSION_MS);

  constructor(private readonly users: readonly DemoUser[]) {}

  authenticate(request: DemoRequest): Authentication {
    const authorization = request.header('authorization') ?? '';
    const [scheme = '', credentials = ''] = authorization.split(' ', 2);
    if (scheme.toLowerCase() === 'basic') return this.#basic(credentials);
    if (scheme.toLowerCase() === 'bearer') {
      return this.#named(this.accessTokens.find(credentials)?.userName);
    }
    const apiKey = request.header('x-sn-apikey');
    if (apiKey !== undefined) {
      const user = this.users.find((entry) => same(entry.apiKey, apiKey));
      return user === undefined ? { kind: 'none' } : { kind: 'user', user };
    }
    const { certificateName } = request;
    if (certificateName !== null) {
      const user = this.users.find((entry) => entry.certificateName === certificateName);
      return user === undefined ? { kind: 'none' } : { kind: 'user', user };
    }
    return this.#session(request);
  }

  /** The session of the request's cookie; its user is '' until somebody has signed in. */
  sessionOf(request: DemoRequest): BrowserSession | null {
    const id = request.cookie(SESSION_COOKIE) ?? '';
    const session = this.#sessions.find(id);
    if (session === undefined) return null;
    return { id, userName: session.userName, userToken: session.userToken };
  }

  /** Opens a session and returns the header that hands it to the browser. */
  openSession(userName: string): string {
    const id = this.#sessions.issue(userName, { userToken: randomBytes(36).toString('hex') });
    return `${SESSION_COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax`;
  }

  /** Signs the user of an authorised request in to the session that it carries, and opens one where it carries none. */
  keepSession(request: DemoRequest, user: DemoUser): string | null {
    const session = this.sessionOf(request);
    if (session === null) return this.openSession(user.userName);
    this.#sessions.reassign(session.id, user.userName);
    return null;
  }

  /** The user of a name and password, whatever else they would need. */
  userWithPassword(userName: string, password: string): DemoUser | undefined {
    return this.users.find((user) => user.userName === userName && same(user.password, password));
  }

  user(userName: string): DemoUser | undefined {
    return this.users.find((user) => user.userName === userName);
  }

  /** Whether the bearer token of a request was valid, which it no longer is. */
  expireToken(request: DemoRequest): boolean {
    const [scheme = '', token = ''] = (request.header('authorization') ?? '').split(' ', 2);
    return scheme.toLowerCase() === 'bearer' && this.accessTokens.revoke(token);
  }

  #basic(credentials: string): Authentication {
    const decoded = Buffer.from(credentials, 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    const user = this.userWithPassword(decoded.slice(0, colon), decoded.slice(colon + 1));
    if (user === undefined) return { kind: 'none' };
    return user.multiFactor === true ? { kind: 'needs-second-factor' } : { kind: 'user', user };
  }

  #named(userName: string | undefined): Authentication {
    const user = userName === undefined ? undefined : this.user(userName);
    return user === undefined ? { kind: 'none' } : { kind: 'user', user };
  }

  #session(request: DemoRequest): Authentication {
    const session = this.sessionOf(request);
    if (session === null) return { kind: 'none' };
    if (!same(session.userToken, request.header('x-usertoken'))) return { kind: 'none' };
    return this.#named(session.userName);
  }
}

/** Whether two secrets are equal, in a time that does not tell where they differ. */
export function same(expected: string | undefined, given: string | undefined): boolean {
  if (expected === undefined || given === undefined) return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(expected), digest(given));
}

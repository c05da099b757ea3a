/** Who is signed in: tokens and browser sessions, each with an end, all in memory. */
import { randomBytes } from 'node:crypto';

const MAX_ENTRIES = 10_000;

interface Grant {
  readonly userName: string;
  readonly expiresAt: number;
}

/** Unguessable strings that stand for a user until they expire; the oldest go when there are too many. */
export class Grants<Extra extends object = object> {
  readonly #grants = new Map<string, Grant & Extra>();

  constructor(
    private readonly lifetimeMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  issue(userName: string, extra: Extra): string {
    const oldest = this.#grants.keys().next();
    if (this.#grants.size >= MAX_ENTRIES && oldest.done !== true) this.#grants.delete(oldest.value);
    const token = randomBytes(24).toString('base64url');
    this.#grants.set(token, { ...extra, userName, expiresAt: this.now() + this.lifetimeMs });
    return token;
  }

  find(token: string): (Grant & Extra) | undefined {
    const grant = this.#grants.get(token);
    if (grant === undefined || grant.expiresAt > this.now()) return grant;
    this.#grants.delete(token);
    return undefined;
  }

  /** Finds a grant that may be used only once. */
  take(token: string): (Grant & Extra) | undefined {
    const grant = this.find(token);
    this.#grants.delete(token);
    return grant;
  }

  /** Makes an existing grant stand for another user. */
  reassign(token: string, userName: string): void {
    const grant = this.find(token);
    if (grant !== undefined) this.#grants.set(token, { ...grant, userName });
  }

  revoke(token: string): boolean {
    return this.#grants.delete(token);
  }
}

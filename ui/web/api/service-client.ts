/** Talks to the service; every answer is checked by the schema that the service made it from. */
import type { z } from 'zod';
import { problemSchema } from '../../server/schemas/problem.js';

/** What the service has refused, in its own words. */
export class ServiceProblem extends Error {
  override readonly name = 'ServiceProblem';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}

/** Nothing answered. */
export class ServiceUnreachable extends Error {
  override readonly name = 'ServiceUnreachable';
}

export interface ServiceClient {
  get<Answer>(path: string, schema: z.ZodType<Answer>, signal?: AbortSignal): Promise<Answer>;
  post<Answer>(
    path: string,
    body: unknown,
    schema: z.ZodType<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer>;
  /** The raw answer of a stream. */
  open(path: string, signal: AbortSignal): Promise<Response>;
  setToken(token: string): void;
}

const TOKEN_KEY = 'token';

export function createServiceClient(): ServiceClient {
  let token = sessionStorage.getItem(TOKEN_KEY);

  async function send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (token !== null) headers.set('Authorization', `Bearer ${token}`);
    let response: Response;
    try {
      response = await fetch(path, { ...init, headers });
    } catch (cause) {
      if (init.signal?.aborted === true) throw cause;
      throw new ServiceUnreachable('The service does not answer.', { cause });
    }
    if (response.ok) return response;
    const problem = problemSchema.safeParse(await response.json().catch(() => null));
    if (!problem.success) {
      throw new ServiceProblem(
        response.status,
        'UNKNOWN',
        `The service answered ${String(response.status)}.`,
        'Look into its log.',
      );
    }
    const { code, message, remedy } = problem.data;
    throw new ServiceProblem(response.status, code, message, remedy);
  }

  return {
    async get(path, schema, signal) {
      const response = await send(path, signal === undefined ? {} : { signal });
      return schema.parse(await response.json());
    },
    async post(path, body, schema, signal) {
      const response = await send(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        ...(signal === undefined ? {} : { signal }),
      });
      return schema.parse(await response.json());
    },
    open: (path, signal) => send(path, { signal, headers: { Accept: 'text/event-stream' } }),
    setToken(given) {
      token = given;
      sessionStorage.setItem(TOKEN_KEY, given);
    },
  };
}

/** What is known of a request beside its own parts: who sent it, and when to stop working on it. */
import type { Request } from 'express';
import type { Logger } from 'pino';

/** A caller before it is known which instance is meant. */
export interface Caller {
  readonly user: string;
  readonly roles: readonly string[];
}

export interface RequestContext {
  readonly requestId: string;
  readonly caller: Caller;
  /** The header that names the instance, for clients that cannot change the address. */
  readonly instanceHeader: string | null;
  /** What the header for the deadline says, not yet read. */
  readonly deadlineHeader: string | null;
  /** Aborted when the client has left or the service stops. */
  readonly signal: AbortSignal;
  readonly log: Logger;
}

const contexts = new WeakMap<Request, RequestContext>();

/** Keeps the context of a request for the middleware that follows. */
export function setContext(request: Request, context: RequestContext): void {
  contexts.set(request, context);
}

/** The context that the first middleware has made. */
export function contextOf(request: Request): RequestContext {
  const context = contexts.get(request);
  if (context === undefined) throw new Error('the request has passed the chain without a context');
  return context;
}

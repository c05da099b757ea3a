/**
 * A route as one declaration: its method, path and schemas are what routing, validation and the OpenAPI document are made from.
 */
import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import type { RequestContext } from '../http/request-context.js';
import { parsePart } from './parse-part.js';

/** Stands for a part that a request does not have; whatever is there is passed over. */
export const none = z.unknown().transform(() => null);

export type Method = 'get' | 'post' | 'delete';

export interface ServerEvent {
  readonly event: string;
  readonly data: unknown;
}

export type Reply =
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'text'; readonly contentType: string; readonly body: string }
  | { readonly kind: 'file'; readonly file: FileToSend }
  | { readonly kind: 'events'; readonly events: AsyncIterable<ServerEvent> };

/** A file that is open; whoever sends it closes it. */
export interface FileToSend {
  /** As the client is to keep it, without a folder. */
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly handle: FileHandle;
}

/** The parts of a request as they came. */
export interface RawRequest {
  readonly path: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

interface Declaration<Path, Query, Body> {
  /** Its name in the OpenAPI document. */
  readonly operation: string;
  readonly method: Method;
  /** With `{name}` where a parameter stands. */
  readonly path: string;
  readonly summary: string;
  /** `none` where the path has no parameter. */
  readonly pathSchema: z.ZodType<Path>;
  readonly querySchema: z.ZodType<Query>;
  /** `none` where no body is read. */
  readonly bodySchema: z.ZodType<Body>;
  readonly maxBodyBytes?: number;
}

export interface ParsedRequest<Path, Query, Body> {
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
}

export interface JsonRoute<Path, Query, Body, Answer> extends Declaration<Path, Query, Body> {
  readonly answerSchema: z.ZodType<Answer>;
  /** 200 when absent. */
  readonly status?: number;
  handle(request: ParsedRequest<Path, Query, Body>, context: RequestContext): Promise<Answer>;
  /** The status where it depends on the answer. */
  statusOf?(answer: Answer): number;
}

export interface EventRoute<Path, Query, Event> extends Declaration<Path, Query, null> {
  /** Each event's data. */
  readonly eventSchema: z.ZodType<Event>;
  readonly eventName: string;
  handle(
    request: ParsedRequest<Path, Query, null>,
    context: RequestContext,
  ): Promise<AsyncIterable<Event>>;
}

export interface TextRoute<Query> extends Declaration<null, Query, null> {
  readonly contentType: string;
  handle(): Promise<string>;
}

export interface FileRoute<Query> extends Declaration<null, Query, null> {
  /** Every content type that a file may have. */
  readonly contentTypes: readonly string[];
  handle(request: ParsedRequest<null, Query, null>, context: RequestContext): Promise<FileToSend>;
}

/** A route of which only the outside is known. */
export interface Route {
  readonly operation: string;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly pathSchema: z.ZodType | null;
  readonly querySchema: z.ZodType;
  readonly bodySchema: z.ZodType | null;
  readonly maxBodyBytes: number;
  /** Content types. */
  readonly produces: readonly string[];
  readonly status: number;
  /** Of the answer, or of each event's data; null for text and files. */
  readonly answerSchema: z.ZodType | null;
  answer(raw: RawRequest, context: RequestContext): Promise<Reply>;
}

const DEFAULT_MAX_BODY_BYTES = 65_536;

/** A route that answers with one JSON value. */
export function jsonRoute<Path, Query, Body, Answer>(
  route: JsonRoute<Path, Query, Body, Answer>,
): Route {
  const status = route.status ?? 200;
  return {
    ...outside(route),
    produces: ['application/json'],
    status,
    answerSchema: route.answerSchema,
    async answer(raw, context) {
      const body = await route.handle(parse(route, raw), context);
      return { kind: 'json', status: route.statusOf?.(body) ?? status, body };
    },
  };
}

/** A route that answers with server-sent events. */
export function eventRoute<Path, Query, Event>(route: EventRoute<Path, Query, Event>): Route {
  return {
    ...outside(route),
    produces: ['text/event-stream'],
    status: 200,
    answerSchema: route.eventSchema,
    async answer(raw, context) {
      const items = await route.handle(parse(route, raw), context);
      return { kind: 'events', events: named(route.eventName, items) };
    },
  };
}

/** A route that answers with text. */
export function textRoute<Query>(route: TextRoute<Query>): Route {
  return {
    ...outside(route),
    produces: [route.contentType],
    status: 200,
    answerSchema: null,
    async answer(raw) {
      parse(route, raw);
      return { kind: 'text', contentType: route.contentType, body: await route.handle() };
    },
  };
}

/** A route that answers with a file, to be kept by the client. */
export function fileRoute<Query>(route: FileRoute<Query>): Route {
  return {
    ...outside(route),
    produces: route.contentTypes,
    status: 200,
    answerSchema: null,
    async answer(raw, context) {
      return { kind: 'file', file: await route.handle(parse(route, raw), context) };
    },
  };
}

function outside<Path, Query, Body>(
  route: Declaration<Path, Query, Body>,
): Omit<Route, 'produces' | 'status' | 'answerSchema' | 'answer'> {
  const { operation, method, path, summary, pathSchema, querySchema, bodySchema } = route;
  return {
    operation,
    method,
    path,
    summary,
    pathSchema: isNone(pathSchema) ? null : pathSchema,
    querySchema,
    bodySchema: isNone(bodySchema) ? null : bodySchema,
    maxBodyBytes: route.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES,
  };
}

function parse<Path, Query, Body>(
  route: Declaration<Path, Query, Body>,
  raw: RawRequest,
): ParsedRequest<Path, Query, Body> {
  return {
    path: parsePart('path', route.pathSchema, raw.path),
    query: parsePart('query', route.querySchema, raw.query),
    body: parsePart('body', route.bodySchema, raw.body),
  };
}

function isNone(schema: z.ZodType): boolean {
  return schema === none;
}

async function* named<Event>(
  event: string,
  items: AsyncIterable<Event>,
): AsyncIterable<ServerEvent> {
  for await (const data of items) yield { event, data };
}

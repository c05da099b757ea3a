/** `/api/now/…`: signs the sender in, counts the request, lets faults strike, and hands it to its handler. */
import type { AccessRules } from '../access/access-rules.js';
import type { Authenticator } from '../access/authentication.js';
import type { DemoUser } from '../access/demo-users.js';
import type { RateLimit } from '../access/rate-limit.js';
import type { DemoData } from '../data/demo-data.js';
import { deriveSysId } from '../data/sys-id.js';
import {
  rateLimitHeaders,
  replyInstead,
  secondFactorNeeded,
  spoil,
  tooManyRequests,
} from '../faults/apply-fault.js';
import type { FaultSwitch, PendingFault } from '../faults/faults.js';
import type { HiddenRows } from '../faults/hidden-rows.js';
import type { DemoRequest } from '../http/demo-request.js';
import { errorReply, jsonReply, notAuthenticated, type Reply } from '../http/reply.js';
import type { DataRequest } from './data-request.js';
import { listRecords, pageWindow } from './list-records.js';
import { createRecord, deleteRecord, readRecord, updateRecord } from './one-record.js';
import { statistics } from './statistics.js';

export interface DataApiParts {
  readonly data: DemoData;
  readonly authenticator: Authenticator;
  readonly rulesOf: (user: DemoUser) => AccessRules;
  readonly rateLimit: RateLimit | null;
  readonly faults: FaultSwitch;
  readonly hidden: HiddenRows;
  /** Waits; ends early when the instance is closed. */
  readonly delay: (milliseconds: number) => Promise<void>;
}

interface Route {
  readonly api: 'table' | 'stats' | 'current-user';
  readonly table: string;
  readonly sysId: string | null;
}

const DEFAULT_DELAY_MS = 1_000;

export async function answerDataRequest(parts: DataApiParts, request: DemoRequest): Promise<Reply> {
  const route = routeOf(request.path);
  if (route === null) return errorReply(400, 'Requested URI does not represent any resource', null);
  const fault = strike(parts, request, route);
  if (fault?.name === 'slow') await parts.delay(fault.delayMs ?? DEFAULT_DELAY_MS);
  if (fault?.name === 'token-expired') parts.authenticator.expireToken(request);
  const instead = fault === null ? null : replyInstead(fault);
  if (instead !== null) return instead;

  const authentication = parts.authenticator.authenticate(request);
  if (authentication.kind === 'needs-second-factor') return secondFactorNeeded();
  if (authentication.kind === 'none') return notAuthenticated();
  const { user } = authentication;
  const rate = parts.rateLimit?.count(user.userName) ?? null;
  if (rate?.kind === 'exceeded') return tooManyRequests(rate.retryAfterSeconds, rate);
  const reply = await dispatch(parts, request, route, user, fault);
  const cookie = parts.authenticator.keepSession(request, user);
  return {
    ...reply,
    headers: {
      ...reply.headers,
      ...(rate === null ? {} : rateLimitHeaders(rate.limit, rate.resetAt)),
      // Sent whether or not a client wants it, as the platform does; requests that bring it back are queued behind each other there.
      ...(cookie === null ? {} : { 'Set-Cookie': cookie }),
    },
  };
}

function routeOf(path: string): Route | null {
  if (/^\/api\/now\/(v\d\/)?ui\/user\/current_user$/.test(path)) {
    return { api: 'current-user', table: 'sys_user', sysId: null };
  }
  const found = /^\/api\/now\/(?:v\d\/)?(table|stats)\/(\w+)(?:\/([\w-]+))?$/.exec(path);
  if (found === null) return null;
  const [, api, table = '', sysId = null] = found;
  return { api: api === 'stats' ? 'stats' : 'table', table, sysId };
}

function strike(parts: DataApiParts, request: DemoRequest, route: Route): PendingFault | null {
  const isList = route.api === 'table' && route.sysId === null && request.method === 'GET';
  const { limit, offset, list } = pageWindow(route.table, request.query);
  return parts.faults.take({
    table: route.table,
    pageSize: isList ? limit : null,
    hasAccessToken: (request.header('authorization') ?? '').toLowerCase().startsWith('bearer '),
    alreadyShort: parts.hidden.touch(list, offset, limit),
  });
}

async function dispatch(
  parts: DataApiParts,
  request: DemoRequest,
  route: Route,
  user: DemoUser,
  fault: PendingFault | null,
): Promise<Reply> {
  if (!acceptsJson(request.header('accept'))) {
    return errorReply(406, 'Requested response format not supported', 'Accept: application/json');
  }
  const call: DataRequest = {
    data: parts.data,
    table: route.table,
    params: request.query,
    address: `${request.origin}${request.path}`,
    user: { userName: user.userName, sysId: userSysId(user) },
    rules: parts.rulesOf(user),
  };
  const spoiled = (reply: Reply, rows: readonly unknown[] | null): Reply =>
    fault === null || reply.status !== 200 ? reply : spoil(fault, reply, rows);
  if (route.api === 'current-user') return spoiled(currentUser(user), null);
  if (route.api === 'stats') return spoiled(statistics(call), null);
  if (request.method === 'GET' && route.sysId === null) {
    const { reply, rows } = listRecords(call, parts.hidden, fault);
    return spoiled(reply, rows);
  }
  if (request.method === 'GET') return spoiled(readRecord(call, route.sysId ?? ''), null);
  return spoiled(await write(call, request, route.sysId), null);
}

async function write(
  call: DataRequest,
  request: DemoRequest,
  sysId: string | null,
): Promise<Reply> {
  const { method } = request;
  if (method === 'DELETE' && sysId !== null) return deleteRecord(call, sysId);
  const body = (await request.body()).toString('utf8');
  if (method === 'POST' && sysId === null) return createRecord(call, body);
  if ((method === 'PUT' || method === 'PATCH') && sysId !== null) {
    return updateRecord(call, sysId, body);
  }
  return errorReply(405, 'Method not supported', `${method} is not supported here`);
}

/** The sys_id of a demo user's record. */
export function userSysId(user: DemoUser): string {
  return deriveSysId('global', 'sys_user', user.userName);
}

function currentUser(user: DemoUser): Reply {
  return jsonReply(200, {
    result: {
      user_sys_id: userSysId(user),
      user_name: user.userName,
      user_display_name: user.name,
      user_initials: user.name.replaceAll(/[^A-Z]/g, ''),
    },
  });
}

function acceptsJson(accept: string | undefined): boolean {
  return accept !== undefined && /application\/json|application\/\*|\*\/\*/.test(accept);
}

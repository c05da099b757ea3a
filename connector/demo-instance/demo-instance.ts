/** An HTTP server that behaves like a ServiceNow instance, over sample scopes or over records that are handed in. */
import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { accessRules } from './access/access-rules.js';
import { Authenticator } from './access/authentication.js';
import {
  DEMO_OAUTH_CLIENT,
  DEMO_PUBLIC_OAUTH_CLIENT,
  DEMO_USERS,
  type DemoAccess,
  type DemoUser,
} from './access/demo-users.js';
import { OAuthServer } from './access/oauth.js';
import { RateLimit } from './access/rate-limit.js';
import { answerAngularRequest } from './access/angular-sign-in.js';
import { answerInstallRequest } from './api/app-installation.js';
import { answerDataRequest, userSysId, type DataApiParts } from './api/data-api.js';
import type { DemoData } from './data/demo-data.js';
import { answerFaultRequest } from './faults/fault-switch-page.js';
import { FaultSwitch, type Faults } from './faults/faults.js';
import { HiddenRows } from './faults/hidden-rows.js';
import { demoRequest, type DemoRequest } from './http/demo-request.js';
import { errorReply, type Reply } from './http/reply.js';
import { serve, type ServerTls } from './http/serve.js';
import { demoScopes, SAMPLE_SCOPES_FOLDER } from './scope-files/demo-scopes.js';
import { dataOfScopes } from './scope-files/scope-rows.js';

export interface DemoInstanceOptions {
  /** 0, the default, takes any that is free. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
  /** Folder of the scopes that are served; the sample scopes unless said otherwise. */
  readonly scopesFolder?: string;
  /** Served in the place of scopes from files. */
  readonly data?: DemoData;
  readonly users?: readonly DemoUser[];
  /** Requests that each user may send in a minute; no limit unless set. */
  readonly rateLimit?: { readonly perMinute: number } | null;
  /** Time that passes before each answer. */
  readonly latencyMs?: number;
  readonly tls?: ServerTls;
}

export interface ReceivedRequest {
  readonly method: string;
  /** Path and parameters. */
  readonly path: string;
  readonly at: Date;
  /** Whether the client sent cookies along. */
  readonly hasCookies: boolean;
}

export interface DemoInstance {
  readonly url: string;
  readonly port: number;
  readonly faults: Faults;
  readonly data: DemoData;
  /** The latest requests, at most 5,000, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /** Changes what a user may see from now on. */
  setAccess(userName: string, access: Partial<DemoAccess>): void;
  /** Ends the server and every connection to it. */
  close(): Promise<void>;
}

const MAX_RECORDED_REQUESTS = 5_000;

/**
 * Starts a demo instance on the loopback interface.
 * Throws DEMO_ADDRESS_UNAVAILABLE, or what `demoScopes` throws of bad files.
 */
export async function startDemoInstance(options: DemoInstanceOptions = {}): Promise<DemoInstance> {
  const { host = '127.0.0.1', users = DEMO_USERS, latencyMs = 0, rateLimit = null } = options;
  const data =
    options.data ?? dataOfScopes(await demoScopes(options.scopesFolder ?? SAMPLE_SCOPES_FOLDER));
  addUsers(data, users);

  const closing = new AbortController();
  const delay = (milliseconds: number): Promise<void> => pause(milliseconds, closing.signal);
  const hidden = new HiddenRows();
  const faults = new FaultSwitch(() => {
    hidden.clear();
  });
  const access = new Map(users.map((user) => [user.userName, user.access]));
  const authenticator = new Authenticator(users);
  const oauth = new OAuthServer(authenticator, [DEMO_OAUTH_CLIENT, DEMO_PUBLIC_OAUTH_CLIENT]);
  const dataApi: DataApiParts = {
    data,
    authenticator,
    rulesOf: (user) => accessRules(data, access.get(user.userName) ?? user.access),
    rateLimit: rateLimit === null ? null : new RateLimit(rateLimit.perMinute),
    faults,
    hidden,
    delay,
  };

  const route = async (request: DemoRequest): Promise<Reply> => {
    const { path } = request;
    if (path === '/demo/faults') return answerFaultRequest(faults, request);
    if (latencyMs > 0) await delay(latencyMs);
    if (path.startsWith('/api/now/')) return answerDataRequest(dataApi, request);
    if (path === '/oauth_token.do' && request.method === 'POST') return oauth.token(request);
    if (path === '/oauth_auth.do') return oauth.authorize(request);
    if (path === '/angular.do') return answerAngularRequest(authenticator, request);
    const installation = answerInstallRequest(data, authenticator, request);
    if (installation !== null) return installation;
    return errorReply(404, 'Not found', `Nothing answers at ${path}`);
  };

  const requests: ReceivedRequest[] = [];
  const { tls } = options;
  const server = await serve({ host, port: options.port ?? 0, tls: tls ?? null }, (incoming) => {
    record(requests, incoming);
    return route(demoRequest(incoming));
  });

  return {
    url: `${tls === undefined ? 'http' : 'https'}://${host}:${String(server.port)}`,
    port: server.port,
    faults,
    data,
    requests,
    setAccess: (userName, change) => {
      const current = access.get(userName);
      if (current === undefined) throw new Error(`there is no demo user ${userName}`);
      access.set(userName, { ...current, ...change });
    },
    close: () => {
      closing.abort();
      return server.close();
    },
  };
}

function addUsers(data: DemoData, users: readonly DemoUser[]): void {
  data.load(
    'sys_user',
    users.map((user) => ({
      sys_id: userSysId(user),
      user_name: user.userName,
      name: user.name,
      email: `${user.userName}@acme.example`,
      active: 'true',
      sys_created_on: '2020-01-01 00:00:00',
      sys_created_by: 'system',
      sys_updated_on: '2020-01-01 00:00:00',
      sys_updated_by: 'system',
      sys_mod_count: '0',
    })),
  );
}

function record(requests: ReceivedRequest[], incoming: IncomingMessage): void {
  if (requests.length >= MAX_RECORDED_REQUESTS) requests.shift();
  requests.push({
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    at: new Date(),
    hasCookies: incoming.headers.cookie !== undefined,
  });
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

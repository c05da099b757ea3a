/** Which proxy stands between here and an instance, as the environment says. */
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { ConnectionOptions } from 'node:tls';
import { createError, isLoopback } from '../../domain/index.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for `target` from `HTTPS_PROXY` or `HTTP_PROXY` (lower case first, as curl does), or null.
 * `NO_PROXY` lists host names with their subdomains, `host:port`, or `*`; this machine is never asked for through a proxy.
 * Throws PROXY_INVALID.
 */
export function proxyFor(target: URL, environment: Environment): URL | null {
  const variable = target.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const value = valueOf(environment, variable);
  if (value === '' || isLoopback(target.hostname)) return null;
  if (isExcluded(target, valueOf(environment, 'NO_PROXY'))) return null;
  const address = value.includes('://') ? value : `http://${value}`;
  const proxy = URL.canParse(address) ? new URL(address) : null;
  if (proxy === null || (proxy.protocol !== 'http:' && proxy.protocol !== 'https:')) {
    throw createError('PROXY_INVALID', { variable });
  }
  return proxy;
}

type Connect = HttpsProxyAgent<string>['connect'];

/** Tunnels through the proxy (CONNECT), then speaks TLS with the instance itself, under the instance's own TLS settings. */
export class InstanceProxyAgent extends HttpsProxyAgent<string> {
  readonly #tls: ConnectionOptions;

  constructor(proxy: URL, tls: ConnectionOptions) {
    super(proxy, { keepAlive: true });
    this.#tls = tls;
  }

  override connect(...[request, options]: Parameters<Connect>): ReturnType<Connect> {
    return super.connect(
      request,
      options.secureEndpoint ? Object.assign({}, options, this.#tls) : options,
    );
  }
}

function valueOf(environment: Environment, variable: string): string {
  return (environment[variable.toLowerCase()] ?? environment[variable] ?? '').trim();
}

function isExcluded(target: URL, list: string): boolean {
  const host = target.hostname.toLowerCase();
  const port = target.port || (target.protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = entry, entryPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (entryPort !== undefined && entryPort !== port) return false;
      const domain = name.replace(/^\*?\./, '');
      return host === domain || host.endsWith(`.${domain}`);
    });
}

/** Connections to a hub and to where it redirects, with or without a proxy between. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import type { AxiosRequestConfig } from 'axios';
import { HttpsProxyAgent } from 'https-proxy-agent';

const MAX_SOCKETS = 2;

type Connect = HttpsProxyAgent<string>['connect'];

/** Tunnels through the proxy (CONNECT); what stands behind it has to prove who it is as if there were none. */
class HubTunnel extends HttpsProxyAgent<string> {
  override connect(...[request, options]: Parameters<Connect>): ReturnType<Connect> {
    if (!options.secureEndpoint) return super.connect(request, options);
    const host = options.host ?? '';
    return super.connect(
      request,
      Object.assign({}, options, {
        rejectUnauthorized: true,
        // The agent itself compares an IP address with nothing.
        checkServerIdentity: (_name: string, certificate: PeerCertificate) =>
          checkServerIdentity(host, certificate),
      }),
    );
  }
}

export class HubAgents {
  readonly #http = new HttpAgent({ keepAlive: true, maxSockets: MAX_SOCKETS });
  /** Certificates are verified, whatever the environment says. */
  readonly #https = new HttpsAgent({
    keepAlive: true,
    maxSockets: MAX_SOCKETS,
    rejectUnauthorized: true,
  });
  readonly #tunnels = new Map<string, HubTunnel>();

  /** How a request to `target` goes: https through a tunnel (CONNECT), plain http by the proxy's own request. */
  routeTo(
    target: URL,
    proxy: URL | null,
  ): Pick<AxiosRequestConfig, 'httpAgent' | 'httpsAgent' | 'proxy'> {
    if (proxy === null) return { httpAgent: this.#http, httpsAgent: this.#https, proxy: false };
    if (target.protocol === 'https:') return { httpsAgent: this.#tunnel(proxy), proxy: false };
    return { httpAgent: this.#http, proxy: proxyOf(proxy) };
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
    for (const agent of this.#tunnels.values()) agent.destroy();
  }

  #tunnel(proxy: URL): HubTunnel {
    const known = this.#tunnels.get(proxy.href);
    if (known !== undefined) return known;
    const made = new HubTunnel(proxy.href, { keepAlive: true });
    this.#tunnels.set(proxy.href, made);
    return made;
  }
}

function proxyOf({ protocol, hostname, port, username, password }: URL) {
  const fallback = protocol === 'https:' ? 443 : 80;
  const credentials = {
    auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) },
  };
  return {
    protocol: protocol.replace(':', ''),
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? fallback : Number(port),
    ...(username === '' ? {} : credentials),
  };
}

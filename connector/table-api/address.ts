/** The address of an instance: its origin alone, over TLS unless nothing secret is sent or it is this machine. */
import { createError, isLoopback } from '../../domain/index.js';

/**
 * The origin of an instance's address; paths and queries that were pasted along are dropped.
 * Throws INSTANCE_URL_INVALID for an address with credentials in it, and for plain http where secrets would travel in clear.
 */
export function instanceAddress(options: {
  readonly instance: string;
  readonly url: string;
  readonly sendsSecrets: boolean;
}): URL {
  const { instance, url, sendsSecrets } = options;
  const invalid = (reason: string): Error =>
    createError('INSTANCE_URL_INVALID', { instance, reason });
  if (!URL.canParse(url)) throw invalid('it is not a URL');
  const address = new URL(url);
  if (address.protocol !== 'https:' && address.protocol !== 'http:') {
    throw invalid('it is not an http or https address');
  }
  if (address.username !== '' || address.password !== '') {
    throw invalid('it holds credentials; give them as secrets instead');
  }
  if (address.protocol === 'http:' && sendsSecrets && !isLoopback(address.hostname)) {
    throw invalid('secrets are never sent over plain http to another machine; use https');
  }
  return new URL(address.origin);
}

import { createError, isLoopback } from '../../../domain/index.js';

/**
 * The hub's address, which may have a path, as private mirrors do. Throws HUB_URL_INVALID for an address with credentials
 * in it, and for plain http where a token would travel in clear.
 */
export function hubAddress(hubUrl: string, sendsToken: boolean): URL {
  const invalid = (reason: string): Error => createError('HUB_URL_INVALID', { reason });
  if (!URL.canParse(hubUrl)) throw invalid('it is not a URL');
  const address = new URL(hubUrl);
  if (address.username !== '' || address.password !== '') {
    throw invalid('it holds credentials; give the token as a secret instead');
  }
  if (address.protocol === 'http:' && sendsToken && !isLoopback(address.hostname)) {
    throw invalid('the token is never sent over plain http to another machine; use https');
  }
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/`;
  address.search = '';
  address.hash = '';
  return address;
}

/** `path` below the hub's address; each of its segments is escaped. */
export function belowHub(hub: URL, path: string): URL {
  return new URL(path.split('/').map(encodeURIComponent).join('/'), hub);
}

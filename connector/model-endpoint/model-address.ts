import { createError, isLoopback } from '../../domain/index.js';

/**
 * Where chat completions are asked for, below `baseUrl`; its query, which some services need, stays.
 * Throws MODEL_URL_INVALID for an address with credentials in it, and for plain http where a key would travel in clear.
 */
export function completionsAddress(baseUrl: string, sendsKey: boolean): URL {
  const invalid = (reason: string): Error => createError('MODEL_URL_INVALID', { reason });
  if (!URL.canParse(baseUrl)) throw invalid('it is not a URL');
  const address = new URL(baseUrl);
  if (address.username !== '' || address.password !== '') {
    throw invalid('it holds credentials; give the key as a secret instead');
  }
  if (address.protocol === 'http:' && sendsKey && !isLoopback(address.hostname)) {
    throw invalid('the key is never sent over plain http to another machine; use https');
  }
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/chat/completions`;
  address.hash = '';
  return address;
}

import { once } from 'node:events';
import type { Server } from 'node:http';
import { createError } from '../../../domain/index.js';

/** Listens and gives the address as a URL. Throws PORT_TAKEN or ADDRESS_UNUSABLE. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    if (reason === 'EADDRINUSE') throw createError('PORT_TAKEN', { host, port }, { cause });
    throw createError('ADDRESS_UNUSABLE', { host, port, reason }, { cause });
  }
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
}

/** TLS settings of an instance: its own certificate authority, and the client's certificate for mutual TLS. */
import { readFile } from 'node:fs/promises';
import { createSecureContext, rootCertificates, type ConnectionOptions } from 'node:tls';
import { createError, type InstanceConfiguration } from '../../domain/index.js';

/**
 * Reads the PEM files. Verification is always on, whatever the environment says;
 * a further authority is added to the well-known ones. Throws TLS_FILE_UNREADABLE, which names file and setting.
 */
export async function tlsOptions(
  tls: InstanceConfiguration['tls'],
  keyPassphrase: string | undefined,
): Promise<ConnectionOptions> {
  const cert = await readPem(tls.certFile, 'tls.certFile');
  const key = await readPem(tls.keyFile, 'tls.keyFile');
  const ca = await readPem(tls.caFile, 'tls.caFile');
  const client = {
    ...(cert === null ? {} : { cert: cert.text }),
    ...(key === null ? {} : { key: key.text }),
    ...(keyPassphrase === undefined ? {} : { passphrase: keyPassphrase }),
  };
  if (key !== null || cert !== null) checkPair(client, (key ?? cert)?.file ?? '');
  return {
    ...client,
    ...(ca === null ? {} : { ca: [...rootCertificates, ca.text] }),
    rejectUnauthorized: true,
  };
}

interface PemFile {
  readonly file: string;
  readonly text: string;
}

async function readPem(file: string | undefined, setting: string): Promise<PemFile | null> {
  if (file === undefined) return null;
  const text = await readFile(file, 'utf8').catch(() => {
    throw createError('TLS_FILE_UNREADABLE', { file, setting, reason: 'it cannot be opened' });
  });
  if (!text.includes('-----BEGIN ')) {
    throw createError('TLS_FILE_UNREADABLE', { file, setting, reason: 'it is not a PEM file' });
  }
  return { file, text };
}

function checkPair(client: ConnectionOptions, file: string): void {
  const setting = 'tls.keyFile';
  if (client.key === undefined || client.cert === undefined) {
    const reason = 'mutual TLS needs both `tls.certFile` and `tls.keyFile`';
    throw createError('TLS_FILE_UNREADABLE', { file, setting, reason });
  }
  try {
    createSecureContext(client);
  } catch {
    const reason = 'the key does not fit the certificate, or its passphrase is missing or wrong';
    throw createError('TLS_FILE_UNREADABLE', { file, setting, reason });
  }
}

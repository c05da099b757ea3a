/** X.509 certificates (RFC 5280) for tests of TLS, made on the spot so that none can run out and no key is stored. */
import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

export interface Certificate {
  /** PEM. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
}

export interface Authority extends Certificate {
  readonly name: string;
  readonly privateKey: KeyObject;
}

const OID_ECDSA_SHA256 = '2a8648ce3d040302';
const OID_COMMON_NAME = '550403';
const OID_BASIC_CONSTRAINTS = '551d13';
const OID_ALTERNATIVE_NAME = '551d11';

/** An authority that signs the others. */
export function createAuthority(name: string): Authority {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const isAuthority = sequence(oid(OID_BASIC_CONSTRAINTS), octets(sequence(tlv(0x01, [0xff]))));
  const cert = certificate({ name, privateKey }, name, publicKey, isAuthority);
  return { name, privateKey, cert, key: pem(privateKey) };
}

/** A certificate for `name` that holds for the server 127.0.0.1 as well. */
export function createCertificate(authority: Authority, name: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const address = sequence(oid(OID_ALTERNATIVE_NAME), octets(sequence(tlv(0x87, [127, 0, 0, 1]))));
  return { cert: certificate(authority, name, publicKey, address), key: pem(privateKey) };
}

function certificate(
  issuer: Pick<Authority, 'name' | 'privateKey'>,
  subject: string,
  publicKey: KeyObject,
  extension: Buffer,
): string {
  const algorithm = sequence(oid(OID_ECDSA_SHA256));
  const body = sequence(
    tlv(0xa0, tlv(0x02, [2])),
    tlv(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    commonName(issuer.name),
    sequence(time(-3_600_000), time(86_400_000)),
    commonName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(extension)),
  );
  const signature = sign('sha256', body, issuer.privateKey);
  const der = sequence(body, algorithm, tlv(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString('base64').replaceAll(/.{64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function commonName(name: string): Buffer {
  return sequence(tlv(0x31, sequence(oid(OID_COMMON_NAME), tlv(0x0c, Buffer.from(name)))));
}

function time(offsetMs: number): Buffer {
  const date = new Date(Date.now() + offsetMs).toISOString();
  return tlv(0x18, Buffer.from(`${date.slice(0, 19).replaceAll(/[-:T]/g, '')}Z`));
}

function oid(hex: string): Buffer {
  return tlv(0x06, Buffer.from(hex, 'hex'));
}

function octets(content: Buffer): Buffer {
  return tlv(0x04, content);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

function tlv(tag: number, content: Uint8Array | readonly number[]): Buffer {
  const bytes = Buffer.from(content);
  const { length } = bytes;
  const header =
    length < 128
      ? [tag, length]
      : length < 256
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(header), bytes]);
}

/** Fetches one file: goes on where an earlier attempt stopped, and gives the file its name only when its hash is right. */
import { createError } from '../../../domain/index.js';
import { requireHash } from '../check-file.js';
import type { WantedFile } from './fetch-files.js';
import type { HubClient } from './hub-client.js';
import { interrupted, refusal, withoutAnswer } from './hub-failure.js';
import { BodyInterrupted, type HubAnswer } from './hub-http.js';
import { PartFile } from './part-file.js';
import { repeat, type Again, type Attempt } from './patience.js';

/** What is less than this is no progress: a server that sends some bytes and breaks off would be asked for ever. */
const PROGRESS_BYTES = 1024 * 1024;
const NOT_SATISFIABLE = 416;

export interface FetchFileOptions {
  readonly client: HubClient;
  readonly url: URL;
  readonly file: WantedFile;
  /** Absolute. */
  readonly target: string;
  /** How much of the file is there. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/**
 * The sha256 of the file, once it is there. Throws the hub's errors, MODEL_FILE_WRONG, what the disk says, and the signal's
 * reason; all but the second leave what was fetched for the next time.
 */
export async function fetchFile(options: FetchFileOptions): Promise<string> {
  const { client, file, target } = options;
  const part = await PartFile.open(target, file.bytes, client.options.signal);
  try {
    const began = part.digests.bytes;
    await repeat(() => attempt(part, options), client.options);
    if (part.digests.as(file.hash.kind) !== file.hash.hex && began > 0) {
      // What an earlier attempt left may be of other bytes: once more, from the start.
      await part.begin(null);
      await repeat(() => attempt(part, options), client.options);
    }
    const listed = part.digests.as(file.hash.kind);
    const sha256 = part.digests.sha256();
    const published = file.sha256 ?? sha256;
    if (listed !== file.hash.hex || sha256 !== published) await part.begin(null);
    requireHash(file.path, listed, file.hash.hex);
    requireHash(file.path, sha256, published);
    await part.finish();
    return sha256;
  } finally {
    await part.close();
  }
}

async function attempt(part: PartFile, options: FetchFileOptions): Promise<Attempt<null>> {
  const { client, url, file } = options;
  const began = part.digests.bytes;
  if (began === file.bytes && part.version !== null) return { kind: 'done', value: null };
  const answer = await client.http.get(url, rangeOf(part), client.options.signal);
  if (answer.kind === 'no-answer') return withoutAnswer(answer);
  const { status, host } = answer;
  if (status === NOT_SATISFIABLE && began > 0) {
    answer.drop();
    await part.begin(null);
    return interrupted(host, 'it has no such range', false);
  }
  if (status !== 200 && status !== 206) return refusal(answer, file.path, client.hasToken);
  const stale = await place(part, answer, file);
  if (stale !== null) return stale;
  const from = part.digests.bytes;
  try {
    for await (const chunk of answer.chunks()) {
      if (part.digests.bytes + chunk.length > file.bytes) {
        await part.begin(null);
        throw wrongSize(answer, file, 'more');
      }
      await part.append(chunk);
      options.onBytes?.(part.digests.bytes);
    }
  } catch (error) {
    if (!(error instanceof BodyInterrupted)) throw error;
    return interrupted(host, error.message, part.digests.bytes - from >= PROGRESS_BYTES);
  }
  if (part.digests.bytes === file.bytes) return { kind: 'done', value: null };
  return interrupted(host, 'the answer broke off', part.digests.bytes - from >= PROGRESS_BYTES);
}

function rangeOf({ digests: { bytes }, version }: PartFile): Record<string, string> {
  if (bytes === 0 || version === null) return {};
  const isStrong = version.startsWith('"');
  return {
    Range: `bytes=${String(bytes)}-`,
    // The server itself gives the whole file where it has changed (RFC 9110, section 13.1.5).
    ...(isStrong ? { 'If-Range': version } : {}),
  };
}

/** Makes `part` stand where the answer goes on; another version of the file is begun anew at the next attempt. */
async function place(part: PartFile, answer: HubAnswer, file: WantedFile): Promise<Again | null> {
  const version = answer.header('etag');
  if (/^text\/html/i.test(answer.header('content-type') ?? '') && !file.path.endsWith('.html')) {
    answer.drop();
    throw createError('HUB_ANSWER_INVALID', {
      host: answer.host,
      what: file.path,
      reason: 'it is a page',
    });
  }
  const length = Number(answer.header('content-length') ?? Number.NaN);
  if (answer.status === 200) {
    if (!Number.isNaN(length) && length !== file.bytes) {
      answer.drop();
      throw wrongSize(answer, file, String(length));
    }
    await part.begin(version);
    return null;
  }
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(answer.header('content-range') ?? '');
  const goesOn = Number(range?.[1]) === part.digests.bytes && version === part.version;
  const isWhole = range?.[2] === '*' || Number(range?.[2]) === file.bytes;
  if (goesOn && isWhole) return null;
  answer.drop();
  await part.begin(null);
  return interrupted(answer.host, 'the file has changed meanwhile', false);
}

function wrongSize({ host }: HubAnswer, { path, bytes }: WantedFile, found: string): Error {
  const reason = `it has ${found} bytes, and ${String(bytes)} are listed`;
  return createError('HUB_ANSWER_INVALID', { host, what: path, reason });
}

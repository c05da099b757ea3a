/** What is asked of a hub before a file is fetched: the commit of a branch, and the files of a commit. */
import type { z } from 'zod';
import { createError } from '../../../domain/index.js';
import { belowHub, hubAddress } from './hub-address.js';
import {
  hubFilesOf,
  nextPage,
  revisionSchema,
  treePageSchema,
  type HubFile,
} from './hub-answers.js';
import { interrupted, refusal, withoutAnswer } from './hub-failure.js';
import { BodyInterrupted, HubHttp, type HubAnswer, type HubHttpOptions } from './hub-http.js';
import { repeat, type Attempt, type RepeatOptions } from './patience.js';

export interface HubOptions extends RepeatOptions, Pick<HubHttpOptions, 'token' | 'proxyFor'> {
  readonly hubUrl: string;
}

const MAX_PAGES = 1_000;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

interface JsonAnswer<Value> {
  readonly value: Value;
  readonly link: string | null;
}

export class HubClient {
  readonly #hub: URL;
  readonly http: HubHttp;
  readonly hasToken: boolean;

  /** Sends nothing yet. Throws HUB_URL_INVALID. */
  constructor(readonly options: HubOptions) {
    const { hubUrl, token, proxyFor, patience } = options;
    this.hasToken = token !== null;
    this.#hub = hubAddress(hubUrl, this.hasToken);
    const { idleTimeoutMs } = patience;
    this.http = new HubHttp({ hub: this.#hub, token, proxyFor, idleTimeoutMs });
  }

  get host(): string {
    return this.#hub.host;
  }

  /** The commit that `revision` (a branch, a tag or a commit) stands for now. Throws the hub's errors. */
  async commitOf(repository: string, revision: string): Promise<string> {
    const url = belowHub(this.#hub, `api/models/${repository}/revision/${revision}`);
    const what = `the revision "${revision}" of ${repository}`;
    return (await this.#json(url, revisionSchema, what)).value.sha;
  }

  /** The files of a commit that `paths` names. Throws HUB_WITHOUT where one is missing, and the hub's errors. */
  async filesOf(
    repository: string,
    commit: string,
    paths: readonly string[],
  ): Promise<readonly HubFile[]> {
    const wanted = new Set(paths);
    const found = new Map<string, HubFile>();
    const url = belowHub(this.#hub, `api/models/${repository}/tree/${commit}`);
    let query: URLSearchParams | null = new URLSearchParams({ recursive: 'true' });
    for (let page = 0; query !== null && page < MAX_PAGES; page += 1) {
      url.search = query.toString();
      const what = `the list of the files of ${repository}`;
      const answer: JsonAnswer<z.output<typeof treePageSchema>> = await this.#json(
        url,
        treePageSchema,
        what,
      );
      for (const file of hubFilesOf(answer.value)) {
        if (wanted.has(file.path)) found.set(file.path, file);
      }
      query = found.size === wanted.size ? null : nextPage(answer.link, url);
    }
    return paths.map((path) => {
      const file = found.get(path);
      if (file !== undefined) return file;
      throw createError('HUB_WITHOUT', { host: url.host, what: `${path} of ${repository}` });
    });
  }

  /** Where a file of a commit is fetched from. */
  addressOf(repository: string, commit: string, path: string): URL {
    return belowHub(this.#hub, `${repository}/resolve/${commit}/${path}`);
  }

  close(): void {
    this.http.close();
  }

  #json<Value>(url: URL, schema: z.ZodType<Value>, what: string): Promise<JsonAnswer<Value>> {
    const { signal } = this.options;
    return repeat(async (): Promise<Attempt<JsonAnswer<Value>>> => {
      const answer = await this.http.get(url, { Accept: 'application/json' }, signal);
      if (answer.kind === 'no-answer') return withoutAnswer(answer);
      if (answer.status !== 200) return refusal(answer, what, this.hasToken);
      try {
        const text = await textOf(answer, what);
        return {
          kind: 'done',
          value: { value: parse(text, schema, answer, what), link: answer.header('link') },
        };
      } catch (error) {
        if (error instanceof BodyInterrupted) return interrupted(answer.host, error.message, false);
        throw error;
      }
    }, this.options);
  }
}

async function textOf(answer: HubAnswer, what: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer.chunks()) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) throw invalid(answer, what, 'it is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse<Value>(
  text: string,
  schema: z.ZodType<Value>,
  answer: HubAnswer,
  what: string,
): Value {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const isPage = /html/i.test(answer.header('content-type') ?? '');
    throw invalid(answer, what, isPage ? 'it is a page' : 'it is not JSON');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.join('.') ?? '';
  throw invalid(answer, what, `\`${path === '' ? 'the whole' : path}\` is not as it should be`);
}

function invalid({ host }: HubAnswer, what: string, reason: string): Error {
  return createError('HUB_ANSWER_INVALID', { host, what, reason });
}

/** A model's tokenizer, from the files beside its graph. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { z } from 'zod';
import { createError } from '../../domain/index.js';
import type { ModelManifest } from '../catalogue/manifest.js';
import { splitIdentifiers } from './split-identifiers.js';

const jsonObjectSchema = z.record(z.string(), z.unknown());

export interface ModelTokenizer {
  /** The tokens of a text, none added before or behind. */
  encode(text: string): number[];
  /** Throws MODEL_TOKENIZER_UNFIT where the vocabulary has no such token. */
  idOf(token: string): number;
  /** The highest token there is. */
  readonly highest: number;
}

/** Throws MODEL_TOKENIZER_UNFIT where the files are no tokenizer. */
export async function openTokenizer(
  folder: string,
  { name, tokenizer, tokenizerConfig, identifiers }: ModelManifest,
): Promise<ModelTokenizer> {
  const opened = await open(folder, name, tokenizer, tokenizerConfig);
  return {
    encode: (text) => {
      const read = identifiers === 'split' ? splitIdentifiers(text) : text;
      return opened.encode(read, { add_special_tokens: false }).ids;
    },
    idOf(token) {
      const id = opened.token_to_id(token);
      if (id !== undefined) return id;
      throw createError('MODEL_TOKENIZER_UNFIT', {
        model: name,
        reason: `its vocabulary has no ${token}`,
      });
    },
    highest: Math.max(...opened.get_vocab().values()),
  };
}

async function open(
  folder: string,
  model: string,
  tokenizer: string,
  config: string | null,
): Promise<Tokenizer> {
  try {
    const read = async (file: string): Promise<object> =>
      jsonObjectSchema.parse(JSON.parse(await readFile(join(folder, file), 'utf8')));
    return new Tokenizer(await read(tokenizer), config === null ? {} : await read(config));
  } catch (cause) {
    const reason = `${tokenizer} is no tokenizer that can be read`;
    throw createError('MODEL_TOKENIZER_UNFIT', { model, reason }, { cause });
  }
}

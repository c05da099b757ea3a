import { afterAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../../domain/index.js';
import { splitIdentifiers } from '../../../models/onnx/split-identifiers.js';
import { modelHome, type ModelHome } from './model-home.js';

const homes: ModelHome[] = [];
afterAll(() => Promise.all(homes.map((home) => home.remove())));

async function embedderWith(identifiers: 'whole' | 'split'): Promise<Embedder> {
  const home = modelHome('tiny-embedder');
  homes.push(home);
  home.changeManifest('tiny-embedder', (manifest) => ({ ...manifest, identifiers }));
  const { embedder } = await home.openEmbedder('tiny-embedder');
  if (embedder === null) throw new Error('not open');
  return embedder;
}

describe('identifiers as their words', () => {
  // The exporter's tests hold the same table.
  it.each([
    ['getOpenTotal', 'get Open Total'],
    ['openURLTool', 'open URL Tool'],
    ['x2Go and sha256Of', 'x2 Go and sha256 Of'],
    ['snake_case MAX_SIZE _', 'snake_case MAX_SIZE _'],
    ['HTTP', 'HTTP'],
    ['größeÄndern', 'größeÄndern'],
    ['', ''],
  ])('splits %j', (text, words) => {
    expect(splitIdentifiers(text)).toBe(words);
  });

  it('is what a model reads whose manifest says so, and no other', async () => {
    const [split, whole] = [await embedderWith('split'), await embedderWith('whole')];
    const [inOne] = await split.embed(['getOpenTotal'], 'document');
    const [inWords] = await whole.embed(['get Open Total'], 'document');
    const [unsplit] = await whole.embed(['getOpenTotal'], 'document');
    expect(inOne).toEqual(inWords);
    expect(inOne).not.toEqual(unsplit);
  });
});

/** A folder as the exporter leaves it: a manifest, and files that are small enough to be made on the spot. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModelManifest } from '../../../models/catalogue/index.js';
import { sha256 } from './stand-in-hub.js';

export const FILES: Readonly<Record<string, Buffer>> = {
  'model.onnx': Buffer.from('a graph'),
  'model.onnx.data': Buffer.alloc(200_000, 'weights'),
  'tokenizer/tokenizer.json': Buffer.from('{}'),
  'notes.txt': Buffer.alloc(0),
};

export function manifestOf(changes: Partial<ModelManifest> = {}): ModelManifest {
  return {
    format: 1,
    name: 'tiny-reranker',
    role: 'reranker',
    architecture: 'qwen3',
    description: 'A tiny model.',
    licence: 'Apache-2.0',
    source: { kind: 'made', from: 'a seeded script' },
    files: Object.entries(FILES).map(([path, content]) => ({
      path,
      bytes: content.length,
      sha256: sha256(content),
    })),
    graph: 'model.onnx',
    tokenizer: 'tokenizer/tokenizer.json',
    tokenizerConfig: null,
    precision: 'int8',
    identifiers: 'whole',
    contract: {
      kind: 'decoder-reranker',
      prompt: { head: '', query: '{query}', document: '{document}', suffix: '' },
      labels: { kind: 'two', order: ['no', 'yes'] },
      padding: 'right',
      sharedPrefix: true,
      positions: 'last',
    },
    maxTokens: 512,
    queryTokens: 192,
    documentTokens: 32,
    measured: [],
    ...changes,
  };
}

/** Writes the files, and `manifest` whatever it is, into `folder`. */
export function writeModel(folder: string, manifest: unknown = manifestOf()): void {
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  writeFileSync(join(folder, 'manifest.json'), text);
}

/** Compact encoders of six layers and 384 dimensions: one that reads pairs, one that embeds texts. */
import type { CatalogueEntry } from '../catalogue-entry.js';

const pairs = {
  kind: 'model',
  role: 'reranker',
  architecture: 'bert',
  licence: 'Apache-2.0',
  repository: 'cross-encoder/ms-marco-MiniLM-L6-v2',
  revision: 'c5ee24cb16019beea0893ab7796b1df96625c6b8',
  tokenizer: 'tokenizer.json',
  tokenizerConfig: 'tokenizer_config.json',
  contract: { kind: 'pair-encoder', labels: { kind: 'one' } },
  maxTokens: 512,
  // Pairs of 128 tokens: 40 of them are scored within a third of a second on two cores.
  queryTokens: 93,
  documentTokens: 32,
} as const;

const pairTokenizer = [
  {
    path: 'tokenizer.json',
    sha256: 'd241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66',
  },
  { path: 'tokenizer_config.json' },
] as const;

const texts = {
  kind: 'model',
  role: 'embedder',
  architecture: 'bert',
  licence: 'Apache-2.0',
  repository: 'sentence-transformers/all-MiniLM-L6-v2',
  revision: '1110a243fdf4706b3f48f1d95db1a4f5529b4d41',
  tokenizer: 'tokenizer.json',
  tokenizerConfig: 'tokenizer_config.json',
  contract: {
    kind: 'text-encoder',
    // The graph gives every position; its authors take the mean of those that are no padding, at length 1.
    pooling: 'mean',
    dimensions: 384,
    queryPrefix: '',
    documentPrefix: '',
  },
  maxTokens: 256,
  queryTokens: 192,
  documentTokens: 128,
} as const;

const textTokenizer = [
  {
    path: 'tokenizer.json',
    bytes: 466_247,
    sha256: 'be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037',
  },
  { path: 'tokenizer_config.json' },
] as const;

export const miniLmEntries: readonly CatalogueEntry[] = [
  {
    ...pairs,
    name: 'ms-marco-minilm-l6',
    description:
      'A compact cross-encoder (22.7 M parameters), trained on web searches, in unsigned int8: runs on any x86 processor with AVX2.',
    files: [
      {
        path: 'onnx/model_quint8_avx2.onnx',
        sha256: 'c80a8b34256ea453093d612e3ac48d3d965a0c0a48c7906709af8b8e28461bf9',
      },
      ...pairTokenizer,
    ],
    megabytes: 24,
    graph: 'onnx/model_quint8_avx2.onnx',
    precision: 'int8',
  },
  {
    ...pairs,
    name: 'ms-marco-minilm-l6-float32',
    description: 'The same in float32, for any machine.',
    files: [{ path: 'onnx/model.onnx' }, ...pairTokenizer],
    megabytes: 92,
    graph: 'onnx/model.onnx',
    precision: 'float32',
  },
  {
    ...texts,
    name: 'all-minilm-l6',
    description:
      'A compact embedder (22.7 M parameters) of sentences, in unsigned int8: runs on any x86 processor with AVX2.',
    files: [
      {
        path: 'onnx/model_quint8_avx2.onnx',
        bytes: 23_046_789,
        sha256: 'b941bf19f1f1283680f449fa6a7336bb5600bdcd5f84d10ddc5cd72218a0fd21',
      },
      ...textTokenizer,
    ],
    megabytes: 24,
    graph: 'onnx/model_quint8_avx2.onnx',
    precision: 'int8',
  },
  {
    ...texts,
    name: 'all-minilm-l6-float32',
    description: 'The same in float32, for any machine.',
    files: [{ path: 'onnx/model.onnx' }, ...textTokenizer],
    megabytes: 91,
    graph: 'onnx/model.onnx',
    precision: 'float32',
  },
];

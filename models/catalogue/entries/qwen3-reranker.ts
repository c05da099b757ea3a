/** Qwen3-Reranker-0.6B as its authors publish it, and the ONNX exports of others. */
import type { CatalogueEntry } from '../catalogue-entry.js';

const SYSTEM =
  'Judge whether the Document meets the requirements based on the Query and the Instruct provided. Note that the answer can only be "yes" or "no".';
const INSTRUCTION =
  'Given the code of a ServiceNow server script up to the cursor, judge whether it needs this API next';

/** The authors' prompt: their Transformers example has one line break between the fields, their vLLM example two. */
function promptWith(betweenFields: '\n' | '\n\n') {
  return {
    head: `<|im_start|>system\n${SYSTEM}<|im_end|>\n<|im_start|>user\n<Instruct>: ${INSTRUCTION}${betweenFields}`,
    query: '<Query>: {query}',
    document: `${betweenFields}<Document>: {document}`,
    suffix: '<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n',
  };
}

/** Of the tokenizer of Qwen3. */
const YES = 9_693;
const NO = 2_152;

/** The commit that the exports below say they were made from; hashes as published beside one of them. */
const CHECKPOINT_REVISION = 'e61197ed45024b0ed8a2d74b80b4d909f1255473';
const WEIGHTS_SHA256 = '27cd75a405b9c1b46b59abfd88aaa209e6fed2a1972cde9b70e7659537c5e65b';
const TOKENIZER_SHA256 = 'aeb13307a71acd8fe81861d94ad54ab689df773318809eed3cbe794b4492dae4';

const shared = {
  role: 'reranker',
  architecture: 'qwen3',
  licence: 'Apache-2.0',
} as const;

const budget = { maxTokens: 1_024, queryTokens: 192, documentTokens: 64 } as const;

export const qwen3RerankerEntries: readonly CatalogueEntry[] = [
  {
    ...shared,
    kind: 'checkpoint',
    name: 'qwen3-reranker-0.6b',
    description:
      'The weights of the authors (28 layers, 595.8 M parameters). Exported here they share the prefix between candidates, which no published graph does.',
    repository: 'Qwen/Qwen3-Reranker-0.6B',
    revision: CHECKPOINT_REVISION,
    files: [
      { path: 'config.json' },
      { path: 'model.safetensors', sha256: WEIGHTS_SHA256 },
      { path: 'tokenizer.json', sha256: TOKENIZER_SHA256 },
      { path: 'tokenizer_config.json' },
    ],
    megabytes: 1_203,
    next: 'Export it with models/training/export of the sources (its README says how), then: deepcodeseek models add DIR',
  },
  {
    ...shared,
    ...budget,
    kind: 'model',
    name: 'qwen3-reranker-0.6b-leafmind',
    description:
      'Takes input_ids alone, one text a run, and gives the logits of yes and no at the last position. Float32: exact and slow.',
    repository: 'litoo13/leafmind-qwen3-reranker-0.6b',
    revision: '18f5fcc209837acaf0f702b03006220af73cb623',
    files: [
      {
        path: 'model.onnx',
        bytes: 4_126_878,
        sha256: 'ec9d799e3a241bf06a5ceb0a1efb7d4a1645c19bd57ceed81ce89af4de2dde3b',
      },
      {
        path: 'model.onnx.data',
        bytes: 2_383_171_584,
        sha256: '22ab01e5d02189a8a4eac7f9da1ac027ad8f064635390da8797269f805399dda',
      },
      { path: 'tokenizer.json', sha256: TOKENIZER_SHA256 },
    ],
    megabytes: 2_399,
    graph: 'model.onnx',
    tokenizer: 'tokenizer.json',
    tokenizerConfig: null,
    precision: 'float32',
    contract: {
      kind: 'decoder-reranker',
      prompt: promptWith('\n\n'),
      labels: { kind: 'two', order: ['yes', 'no'] },
      padding: 'left',
      sharedPrefix: false,
      positions: 'last',
      batch: 'one',
    },
  },
  {
    ...shared,
    ...budget,
    kind: 'model',
    name: 'qwen3-reranker-0.6b-yes-no',
    description:
      'Gives the logits of no and yes at the last position. Its positions count from the first token, padding included, so a run takes one text. Int8.',
    repository: 'n24q02m/Qwen3-Reranker-0.6B-ONNX',
    revision: null,
    files: [{ path: 'onnx/model_yesno_quantized.onnx' }, { path: 'tokenizer.json' }],
    megabytes: 600,
    graph: 'onnx/model_yesno_quantized.onnx',
    tokenizer: 'tokenizer.json',
    tokenizerConfig: null,
    precision: 'int8',
    contract: {
      kind: 'decoder-reranker',
      prompt: promptWith('\n'),
      labels: { kind: 'two', order: ['no', 'yes'] },
      padding: 'left',
      sharedPrefix: false,
      positions: 'last',
      batch: 'one',
    },
  },
  {
    ...shared,
    ...budget,
    kind: 'model',
    name: 'qwen3-reranker-0.6b-full-vocabulary',
    description:
      'Gives a logit for each of 151,669 tokens at every position; attention is fused (GroupQueryAttention). Int8, of MatMul and Gemm only.',
    repository: 'onnx-community/Qwen3-Reranker-0.6B-ONNX',
    revision: null,
    files: [
      { path: 'onnx/model_quantized.onnx' },
      { path: 'tokenizer.json' },
      { path: 'tokenizer_config.json' },
    ],
    megabytes: 600,
    graph: 'onnx/model_quantized.onnx',
    tokenizer: 'tokenizer.json',
    tokenizerConfig: 'tokenizer_config.json',
    precision: 'int8',
    contract: {
      kind: 'decoder-reranker',
      prompt: promptWith('\n\n'),
      labels: { kind: 'vocabulary', yes: YES, no: NO },
      padding: 'left',
      sharedPrefix: false,
      positions: 'every',
    },
  },
];

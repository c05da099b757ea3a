/** Packages of JavaScript whose modules are mined for pairs of a call and a declaration. */
import type { Example } from '../../domain/index.js';

export interface MinedPackage {
  /** As it is installed. */
  readonly name: string;
  /** Where its modules lie, one of several builds; bundles hold no modules. */
  readonly folder: string;
  /** Folders below, of code that came from elsewhere or is generated. */
  readonly without?: readonly string[];
  /** Whole packages are held out: no module of one is on two sides. */
  readonly split: Example['split'];
}

/**
 * Sources in many modules, most with JSDoc: what calls and declares is of different files, as scripts of an instance are.
 * Each has to say by its own package.json that it is under one of the licences below.
 */
export const MINED_PACKAGES: readonly MinedPackage[] = [
  {
    name: 'monaco-editor',
    folder: 'esm/vs',
    // Copies of other projects, and tables.
    without: [
      'base/browser/dompurify',
      'base/common/marked',
      'basic-languages',
      'language',
      'languages/definitions',
      'nls',
    ],
    split: 'train',
  },
  { name: 'eslint', folder: 'lib', split: 'train' },
  { name: '@typescript-eslint/eslint-plugin', folder: 'dist', split: 'train' },
  { name: '@typescript-eslint/scope-manager', folder: 'dist', without: ['lib'], split: 'train' },
  { name: '@typescript-eslint/typescript-estree', folder: 'dist', split: 'train' },
  { name: '@typescript-eslint/utils', folder: 'dist', split: 'train' },
  { name: 'eslint-scope', folder: 'lib', split: 'train' },
  { name: '@eslint/eslintrc', folder: 'lib', split: 'train' },
  { name: 'hyparquet-writer', folder: 'src', split: 'train' },
  { name: 'comment-parser', folder: 'es6', split: 'train' },
  { name: 'ajv', folder: 'lib', without: ['dotjs'], split: 'train' },
  { name: 'semver', folder: '.', split: 'train' },
  { name: 'gpt-tokenizer', folder: 'esm', without: ['bpeRanks', 'data'], split: 'train' },
  { name: 'onnxruntime-common', folder: 'dist/esm', split: 'train' },
  { name: 'pino', folder: 'lib', split: 'train' },
  { name: 'postcss', folder: 'lib', split: 'train' },
  { name: 'prom-client', folder: 'lib', split: 'train' },
  { name: 'js-yaml', folder: 'lib', split: 'train' },
  { name: 'zod', folder: 'v4', split: 'validation' },
  { name: 'axios', folder: 'lib', split: 'test' },
  { name: 'hyparquet', folder: 'src', split: 'test' },
];

/** Of licences that let their work be learned from and the result be given on, by their SPDX names. */
export const PERMISSIVE: ReadonlySet<string> = new Set([
  'MIT',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
]);

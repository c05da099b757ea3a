import type { Example } from '../../domain/index.js';

/** An example before it is known which other examples there are. */
export type DraftExample = Omit<Example, 'family' | 'split' | 'fold'>;

/** An example that was left out. */
export interface Drop {
  readonly api: string;
  readonly question: Example['question'];
  readonly reason: DropReason;
}

export type DropReason =
  /** The name is an ordinary word of this code: masking it would take too much away. */
  | 'ordinary-name'
  /** The name holds no letter or digit. */
  | 'unmaskable-name'
  /** The name stands there in a disguise that the mask does not cover. */
  | 'disguised-name'
  /** The code would not parse any longer with its names masked. */
  | 'mask-breaks-syntax'
  /** The script cannot be read as code. */
  | 'unreadable-script'
  /** The use stands where no statement can be taken out: a `case`, a default parameter, a class head. */
  | 'no-statement'
  /** Nothing but white space is left in sight. */
  | 'nothing-in-sight'
  /** The answer of a model is longer than what is read. */
  | 'model-answer-too-long'
  | 'model-answer-without-code'
  /** What a model wrote does not call the API that it was asked for. */
  | 'model-code-without-api'
  /** What a model wrote calls a member that the API does not have. */
  | 'model-invented-member'
  /** The leak checker finds a trace in what was made of a model's code. */
  | 'model-code-leaks'
  /** The API had more examples than the cap allows. */
  | 'cap'
  /** The script is a near copy of one in the scope that is held out. */
  | 'near-copy-of-held-out';

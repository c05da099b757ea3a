/** How an evaluation widens its queries. */
import type { ChatModel } from '../../domain/index.js';
import type { WrittenMode } from '../../predictor/index.js';

export interface ExpansionPlan {
  /** Where the requests go. */
  readonly address: string;
  readonly model: string;
  /** Requests that will be sent, one a question. */
  readonly requests: number;
  /** Questions whose answer is there already. */
  readonly answered: number;
}

/** The code before the cursor, or what a model writes of the code around it. */
export type Expanding =
  | { readonly mode: 'prefix' }
  | {
      readonly mode: WrittenMode;
      readonly endpoint: ChatModel;
      /** Where answers are kept, so that a second evaluation asks for none of them again. */
      readonly answersFolder: string;
      /** The most questions that are widened, whether answered already or not. */
      readonly maxRequests: number;
      /** Requests at a time. */
      readonly concurrency: number;
      /** Called before the first request. */
      readonly onPlan?: (plan: ExpansionPlan) => void;
    };

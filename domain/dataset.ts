/** Examples to learn from and to evaluate on, one JSON object a line in a dataset file. */
import { z } from 'zod';

/** What stands for every masked name; no code treats it specially. */
export const MASK = '_';

export const exampleSchema = z.strictObject({
  /** Unique in its dataset, the same whenever it is built from the same mirror. */
  id: z.string().min(1),
  question: z.enum(['api', 'member']),
  /** Where the cut stands: at the start of the statement, where a value begins (after `=`, `return`, `(`), after `new `, or after `receiver.`. */
  cut: z.enum(['statement', 'value', 'new', 'member']),
  /** What the author sees at the cut, each trace of the ground truth masked. */
  codeBefore: z.string(),
  /** What stood there, as it was: what is to be predicted, never shown. */
  codeMiddle: z.string(),
  codeAfter: z.string(),
  groundTruth: z.strictObject({
    scope: z.string(),
    /** Qualified, as in answers: `x_acme_core.DateMath`, `global.JSUtil`. */
    api: z.string(),
    /** Null where the use names no member. */
    member: z.string().nullable(),
  }),
  /** Of the script that the example was cut from. */
  scope: z.string(),
  table: z.string(),
  /** Its sys_id: the script being edited, never its own evidence. */
  script: z.string(),
  /** Where it comes from: a call site of the mirror, or written for an API that nobody calls. */
  origin: z.enum(['call-site', 'documentation', 'internal-use', 'template', 'model']),
  /** Whether the code in sight says much of what is needed. */
  intent: z.enum(['clear', 'unclear']),
  /** The measure that decides it: 0 to 1, how much of the API's own vocabulary is in sight. */
  intentScore: z.number(),
  /** Other scripts that call the API. */
  callers: z.int(),
  /** Whether caller and API live in the same scope. */
  sameScope: z.boolean(),
  /** The near-duplicate family of the script; a sys_id of one of its members. */
  family: z.string(),
  split: z.enum(['train', 'validation', 'test']),
  /** For cross-validation; scripts of one family share it. */
  fold: z.int(),
});

export type Example = z.output<typeof exampleSchema>;

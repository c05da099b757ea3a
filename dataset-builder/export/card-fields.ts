/** What each field of an exported example means, as the dataset card tells it. */
export const CARD_FIELDS: readonly (readonly [string, string])[] = [
  [
    'id',
    'Unique in the dataset; the same whenever it is built from the same mirror with the same options.',
  ],
  ['question', '`api`: which Script Include is needed. `member`: which member of a known one.'],
  [
    'cut',
    'Where the cursor stands: at the start of the `statement`, where a `value` begins, after `new `, after the dot before a `member`.',
  ],
  [
    'codeBefore',
    'The code up to the cursor; `_` stands for each name that would give the answer away.',
  ],
  ['codeMiddle', 'What stood at the cursor, as it was: to be predicted, never shown.'],
  ['codeAfter', 'The code behind it, masked likewise.'],
  [
    'groundTruth',
    'The answer: `scope`, `api` (qualified) and `member` (null where none is named). In Parquet: `groundTruthScope`, `groundTruthApi`, `groundTruthMember`.',
  ],
  ['scope', 'Application that the script belongs to.'],
  ['table', 'Table of the script.'],
  ['script', 'sys_id of the script; its own call sites must not be evidence for the answer.'],
  [
    'origin',
    '`call-site`: code as it is in the instance. Others were made for APIs that nobody calls, from documentation, the API’s own use of itself, a template over real code, or a model.',
  ],
  [
    'intent',
    '`clear` where the code in sight shares enough of the API’s own vocabulary, else `unclear`.',
  ],
  ['intentScore', 'The measure that decides it, 0 to 1.'],
  ['callers', 'Other scripts that call the API.'],
  ['sameScope', 'Whether caller and API live in the same scope.'],
  ['family', 'Near-duplicate family of the script (MinHash over its tokens).'],
  ['split', '`train`, `validation` or `test`; scripts and families are never divided.'],
  ['fold', 'For cross-validation; a family shares it.'],
];

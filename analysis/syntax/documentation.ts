/** What a comment before a class or member says: JSDoc read as such, any other comment as plain words. */
import { parse } from 'comment-parser';

export interface ParameterDoc {
  readonly name: string;
  readonly type: string | null;
  readonly optional: boolean;
  readonly defaultValue: string | null;
  readonly description: string;
}

export interface Documentation {
  readonly text: string;
  readonly parameters: readonly ParameterDoc[];
  readonly returns: string | null;
  /** The type of `@type`, or null. */
  readonly type: string | null;
  readonly deprecated: string | null;
  readonly isPrivate: boolean;
}

const UNDOCUMENTED: Documentation = {
  text: '',
  parameters: [],
  returns: null,
  type: null,
  deprecated: null,
  isPrivate: false,
};

const MAX_TEXT = 4_000;
/** A comment of nothing but rulers, or one that holds dead code, documents nothing. */
const WORDLESS = /^[\W_]*$/;
const DEAD_CODE = /[;{}]\s*$/;
const DEPRECATION = /(?:^|\s)@?deprecated\b[:,.\s-]*(.*)/i;

export function readDocumentation(
  comment: { readonly text: string; readonly isJsDoc: boolean } | null,
): Documentation {
  if (comment === null) return UNDOCUMENTED;
  return comment.isJsDoc ? readJsDoc(comment.text) : readPlainComment(comment.text);
}

function readPlainComment(text: string): Documentation {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^[\s*/=#-]+|[\s*/=#]+$/g, ''))
    .filter((line) => !WORDLESS.test(line));
  const words = lines.filter((line) => !DEAD_CODE.test(line));
  const joined = words.join('\n').slice(0, MAX_TEXT);
  const deprecated = DEPRECATION.exec(joined);
  return { ...UNDOCUMENTED, text: joined, deprecated: deprecated?.[1]?.trim() ?? null };
}

function readJsDoc(text: string): Documentation {
  const [block] = parse(`/*${text}*/`, { spacing: 'preserve' });
  if (block === undefined) return UNDOCUMENTED;
  const parameters: ParameterDoc[] = [];
  let result = { ...UNDOCUMENTED };
  const paragraphs = [clean(block.description)];
  for (const spec of block.tags) {
    const type = spec.type.trim() === '' ? null : spec.type.trim();
    // comment-parser reads the first word as a name; for these tags it belongs to the text.
    const words = clean(`${spec.name} ${spec.description}`);
    switch (spec.tag) {
      case 'param':
      case 'arg':
      case 'argument':
        parameters.push({
          name: spec.name,
          type: type?.replace(/=$/, '') ?? null,
          optional: spec.optional || (type?.endsWith('=') ?? false),
          defaultValue: spec.default ?? null,
          description: clean(spec.description).replace(/^-\s*/, ''),
        });
        break;
      case 'return':
      case 'returns':
        result = { ...result, returns: type };
        if (words !== '') paragraphs.push(`Returns ${words}`);
        break;
      case 'type':
        result = { ...result, type };
        break;
      case 'deprecated':
        result = { ...result, deprecated: words };
        break;
      case 'private':
        result = { ...result, isPrivate: true };
        break;
      case 'description':
      case 'desc':
      case 'summary':
        paragraphs.push(words);
        break;
      case 'access':
        result = { ...result, isPrivate: result.isPrivate || words === 'private' };
        break;
    }
  }
  const documentation = paragraphs.filter((paragraph) => paragraph !== '').join('\n');
  return { ...result, parameters, text: documentation.slice(0, MAX_TEXT) };
}

function clean(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

import { SCRIPT_INCLUDE_TABLE, type ApiSurface } from '../../domain/index.js';
import type { CutScript } from '../build/example-context.js';
import { readSyntaxTree } from '../build/syntax-tree.js';
import { inventedSysId, type SyntheticScript } from './synthetic-script.js';

const EXAMPLE = /@example\b[ \t]*(?:<caption>[\s\S]*?<\/caption>)?([\s\S]*?)(?=\n@\w|$)/g;

/**
 * The code of each `@example` in the JSDoc of an API's script, below what that comment says it is for: an author writes
 * down what is wanted before the code that does it.
 */
export function documentedExamples(
  { api, scope }: ApiSurface,
  script: CutScript,
): readonly SyntheticScript[] {
  const tree = readSyntaxTree(script.source);
  if (tree === null) return [];
  return tree.comments.flatMap(({ start, end }) => {
    const text = plainText(script.source.slice(start, end));
    const purpose = /^[^@]*/.exec(text)?.[0].trim() ?? '';
    return [...text.matchAll(EXAMPLE)].flatMap(([, code = ''], index): SyntheticScript[] => {
      const body = code.replace(/^\s*```\w*\n|\n```\s*$/g, '').trim();
      if (body === '') return [];
      const source = `${asComment(purpose)}${body}\n`;
      const sysId = inventedSysId('documentation', api, start, index);
      return [
        {
          origin: 'documentation',
          script: { sysId, table: SCRIPT_INCLUDE_TABLE, scope, source },
          madeFrom: script.sysId,
        },
      ];
    });
  });
}

/** The words of a comment without its marks. */
function plainText(comment: string): string {
  return comment
    .replace(/^\/\*+|\*+\/$/g, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^[ \t]*\*?[ ]?|^\/\/[ ]?/, '').trimEnd())
    .join('\n')
    .trim();
}

function asComment(text: string): string {
  if (text === '') return '';
  return `${text
    .split('\n')
    .map((line) => `// ${line}`.trimEnd())
    .join('\n')}\n`;
}

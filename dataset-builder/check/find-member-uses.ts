/** Where a member stands beside what is masked or beside its receiver: a trace however ordinary its name is. */
import type { TextRange } from './find-spellings.js';

/** Arguments of a construction, with parentheses one within another to this depth; bounded, so that no text makes it slow. */
const ARGUMENTS = String.raw`\((?:[^()]|\((?:[^()]|\([^()]{0,200}\)){0,200}\)){0,200}\)`;

/**
 * Ranges of `member`, in its own case, in `_.get(`, `new _(…).get`, `_['get']`, `_#get`, `_::get`, `_.prototype.get`,
 * and as the value of `sysparm_name`. `receivers` are the texts that count besides `_` (`util`, `this.util`).
 */
export function findMemberUses(
  text: string,
  member: string,
  receivers: readonly string[],
): readonly TextRange[] {
  const name = literal(member);
  const owners = ['_', ...receivers].map((receiver) => literal(receiver)).join('|');
  const uses = new RegExp(
    String.raw`(?<![\p{L}\d_$])(?:${owners})\s*(?:${ARGUMENTS})?\s*` +
      String.raw`(?:(?:\.|\?\.|#|::|~|->)\s*(?:prototype\s*\.\s*)?|(?:\?\.)?\[\s*["'\x60]|[ \t])` +
      String.raw`(${name})(?![\p{L}\d_$])`,
    'gdu',
  );
  const parameters = new RegExp(
    String.raw`sysparm_name["'\x60]?[\s,:=]*["'\x60]?(${name})(?![\p{L}\d_$])`,
    'gdu',
  );
  return [uses, parameters].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ indices }) => {
      const [start, end] = indices?.[1] ?? [];
      return start === undefined || end === undefined ? [] : [{ start, end }];
    }),
  );
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** What a model answered, read into documentation. */
import { z } from 'zod';
import type { ChatAnswer, GeneratedDocumentation } from '../../domain/index.js';

/** Twice what was asked for; more would crowd out what else is shown. */
const MAX_CLASS_LENGTH = 600;
const MAX_MEMBER_LENGTH = 240;

const answerSchema = z.object({
  class: z.string(),
  members: z.record(z.string(), z.unknown()).default({}),
});

export type DocumentationAnswer =
  | { readonly kind: 'documentation'; readonly written: WrittenWords }
  | { readonly kind: 'unusable'; readonly reason: UnusableReason };
export type WrittenWords = Pick<GeneratedDocumentation, 'text' | 'members'>;
export type UnusableReason =
  | 'it is too long'
  | 'it holds no JSON object'
  | 'it has not the form that was asked for'
  | 'it says nothing of the class';

/** The words of an answer on the class and on those of `members` that it speaks of; what nobody asked for is left out. */
export function readDocumentation(
  answer: ChatAnswer,
  members: readonly string[],
): DocumentationAnswer {
  if (answer.kind === 'too-large') return unusable('it is too long');
  const json = objectIn(answer.text);
  if (json === null) return unusable('it holds no JSON object');
  const parsed = answerSchema.safeParse(json);
  if (!parsed.success) return unusable('it has not the form that was asked for');
  const text = plainText(parsed.data.class, MAX_CLASS_LENGTH);
  if (text === '') return unusable('it says nothing of the class');
  const said = new Map(Object.entries(parsed.data.members));
  return {
    kind: 'documentation',
    written: {
      text,
      members: members.flatMap((name) => {
        const line = said.get(name);
        const words = typeof line === 'string' ? plainText(line, MAX_MEMBER_LENGTH) : '';
        return words === '' ? [] : [{ name, text: words }];
      }),
    },
  };
}

function unusable(reason: UnusableReason): DocumentationAnswer {
  return { kind: 'unusable', reason };
}

/** From the first brace to the last, behind what a model thought aloud; null where that is no JSON. */
function objectIn(answer: string): unknown {
  const text = answer.slice(answer.lastIndexOf('</think>') + 1);
  const [start, end] = [text.indexOf('{'), text.lastIndexOf('}')];
  if (start === -1 || end < start) return null;
  try {
    // A line break within a string is no JSON, and between its parts it means nothing.
    return JSON.parse(text.slice(start, end + 1).replace(/\p{Cc}+/gu, ' '));
  } catch {
    return null;
  }
}

/** One line without marks of Markdown and of comments, cut between words. */
function plainText(said: string, maxLength: number): string {
  const text = said
    .replace(/```\w*|\/\*+|\*+\//g, ' ')
    .replace(/\*\*|`/g, '')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength - 1);
  const space = cut.lastIndexOf(' ');
  const kept = cut.slice(0, space > maxLength / 2 ? space : cut.length);
  return `${kept.replace(/[\uD800-\uDBFF]$/, '')}…`;
}

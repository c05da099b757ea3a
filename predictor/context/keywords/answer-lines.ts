/** The lines in which a model's answer names keywords, whatever is around them. */
import { z } from 'zod';

/** Ten keywords are far shorter. */
const MAX_CHARACTERS = 8_000;
const MAX_JSON_DEPTH = 4;

const listed = z.array(z.unknown());
const named = z.record(z.string(), z.unknown());
const kindAndText = z
  .object({ kind: z.string().optional(), type: z.string().optional() })
  .and(z.object({ text: z.string().optional(), name: z.string().optional() }))
  .transform(({ kind, type, text, name }) => ({ kind: kind ?? type, text: text ?? name }));

/** Without the thoughts of a reasoning model, without code fences; JSON as lines, its keys as headings (`methods:`). */
export function answerLines(answer: string): readonly string[] {
  const text = withoutThoughts(answer)
    .slice(0, MAX_CHARACTERS)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/^[ \t]*```.*$/gm, '');
  return jsonLines(text) ?? text.split('\n');
}

/** Servers give thoughts with or without their opening tag; those that were cut off have no closing one. */
function withoutThoughts(answer: string): string {
  const [, ...after] = answer.split(/<\/think(?:ing)?>/);
  const [said = ''] = (after.at(-1) ?? answer).split(/<think(?:ing)?>/, 1);
  return said;
}

function jsonLines(text: string): readonly string[] | null {
  const start = text.search(/[[{]/);
  const end = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}'));
  if (start === -1 || end < start) return null;
  try {
    return unfolded(JSON.parse(text.slice(start, end + 1)), MAX_JSON_DEPTH);
  } catch {
    return null;
  }
}

function unfolded(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return value.split('\n');
  if (depth === 0) return [];
  const list = listed.safeParse(value);
  if (list.success) return list.data.flatMap((item) => unfolded(item, depth - 1));
  const { kind, text } = kindAndText.safeParse(value).data ?? {};
  if (kind !== undefined && text !== undefined) return [`${kind}: ${text}`];
  const entries = Object.entries(named.safeParse(value).data ?? {});
  return entries.flatMap(([key, item]) => [`${key}:`, ...unfolded(item, depth - 1)]);
}

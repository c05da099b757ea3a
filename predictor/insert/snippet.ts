/** Snippet text as editors read it: `${1:placeholder}`; `$`, `}` and `\` stand behind a backslash. */
import type { Parameter } from '../../domain/index.js';

export type SnippetParameter = Pick<Parameter, 'name' | 'optional' | 'rest'>;

export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, (character) => `\\${character}`);
}

/** Numbers placeholders through one snippet. */
export class SnippetArguments {
  #next = 1;

  /** `(${1:a}, ${2:b})`: what must be given; optional and rest parameters are left to the author. */
  list(parameters: readonly SnippetParameter[]): string {
    const required = parameters.filter(({ optional, rest }) => !optional && !rest);
    const placeholders = required.map(({ name }) => {
      const placeholder = `\${${this.#next}:${escapeSnippet(name)}}`;
      this.#next += 1;
      return placeholder;
    });
    return `(${placeholders.join(', ')})`;
  }
}

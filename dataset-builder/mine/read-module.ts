/** What a module of JavaScript imports, exports and declares on its top level; ES modules and CommonJS alike. */
import { parse, type Comment, type Program } from 'acorn';
import { readDeclared, type Declared } from './read-declared.js';
import { readExports, type Exports } from './read-exports.js';
import { readImports, type Imports } from './read-imports.js';

export interface ReadModule {
  readonly source: string;
  readonly program: Program;
  readonly imports: Imports;
  readonly exports: Exports;
  /** Functions and classes by name. */
  readonly declared: ReadonlyMap<string, Declared>;
}

/** `name` is what an export without a name is called. Null where the text does not parse. */
export function readModule(source: string, name: string): ReadModule | null {
  for (const sourceType of ['module', 'script'] as const) {
    const comments: Comment[] = [];
    const options = { ecmaVersion: 'latest', allowHashBang: true } as const;
    try {
      const program = parse(source, { ...options, sourceType, onComment: comments });
      return {
        ...{ source, program },
        imports: readImports(program),
        exports: readExports(program, name),
        declared: readDeclared(program, source, comments),
      };
    } catch (error) {
      // Sloppy code is no module, and what neither reads is left out.
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return null;
}

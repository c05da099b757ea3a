/** What a file imports, told by the shapes of its lines. */
import type { Language } from './language.js';

export interface ModuleImport {
  /** As the file calls it. */
  readonly local: string;
  /** As the module calls it; null where the module itself is imported, `*` for all that it has. */
  readonly name: string | null;
  /** As it is written: `..utils.text`, `./parser.js`; of Java the class itself, `java.util.List`. */
  readonly module: string;
}

const MOST_IMPORTS = 400;

const READERS: Readonly<Record<Language, (source: string) => readonly ModuleImport[]>> = {
  python: pythonImports,
  javascript: javascriptImports,
  java: javaImports,
  other: () => [],
};

/** In source order, at most 400. */
export function moduleImports(source: string, language: Language): readonly ModuleImport[] {
  return READERS[language](source).slice(0, MOST_IMPORTS);
}

function pythonImports(source: string): readonly ModuleImport[] {
  const found: ModuleImport[] = [];
  const statements =
    /^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t]+(?:\(([^()]*)\)|((?:[^\n\\#]|\\\n)+))|import[ \t]+([^\n#;]+))/gm;
  for (const [, module, inBrackets, onLine, modules] of source.matchAll(statements)) {
    if (modules !== undefined) {
      for (const [written, alias] of namedParts(modules)) {
        found.push({
          local: alias ?? written.split('.')[0] ?? written,
          name: null,
          module: written,
        });
      }
    } else if (module !== undefined) {
      for (const [name, alias] of namedParts(withoutComments(inBrackets ?? onLine ?? ''))) {
        found.push({ local: alias ?? name, name, module });
      }
    }
  }
  return found;
}

function withoutComments(text: string): string {
  return text.replaceAll(/#[^\n]*/g, '').replaceAll('\\\n', ' ');
}

/** `a, b as c` to `[a, undefined], [b, c]`. */
function namedParts(text: string): readonly (readonly [string, string | undefined])[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', alias] = part.split(/\s+as\s+|\s*:\s*/);
      return [name.replace(/^type\s+/, '').trim(), alias?.trim()] as const;
    });
}

function javascriptImports(source: string): readonly ModuleImport[] {
  const found: ModuleImport[] = [];
  const imports =
    /\bimport\s+(?:type\s+)?(?:([\w$]+)\s*,?\s*)?(?:\*\s*as\s+([\w$]+)|\{([^{}]*)\})?\s*from\s*['"]([^'"\n]+)['"]/g;
  for (const [, fallback, namespace, names, module = ''] of source.matchAll(imports)) {
    if (fallback !== undefined) found.push({ local: fallback, name: fallback, module });
    if (namespace !== undefined) found.push({ local: namespace, name: null, module });
    for (const [name, alias] of namedParts(names ?? '')) {
      found.push({ local: alias ?? name, name, module });
    }
  }
  const requires =
    /\b(?:const|let|var)\s+(?:([\w$]+)|\{([^{}]*)\})\s*=\s*require\(\s*['"]([^'"\n]+)['"]\s*\)/g;
  for (const [, whole, names, module = ''] of source.matchAll(requires)) {
    if (whole !== undefined) found.push({ local: whole, name: null, module });
    for (const [name, alias] of namedParts(names ?? '')) {
      found.push({ local: alias ?? name, name, module });
    }
  }
  return found;
}

function javaImports(source: string): readonly ModuleImport[] {
  const imports = /^[ \t]*import[ \t]+(static[ \t]+)?([\w.]+)\.([\w*]+)[ \t]*;/gm;
  return [...source.matchAll(imports)].map(([, isStatic, owner = '', name = '']) => ({
    local: name,
    name,
    // What is static is a member of the class before it; a class is the file of its name.
    module: isStatic === undefined && name !== '*' ? `${owner}.${name}` : owner,
  }));
}

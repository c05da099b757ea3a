/** What a file imports, told by the shapes of its lines. */
import type { Language } from './language.js';

export interface ModuleImport {
  /** As the file calls it. */
  readonly local: string;
  /** As the module calls it; null where the module itself is imported, `*` for all that it has. */
  readonly name: string | null;
  /** As it is written: `..utils.text`, `./parser.js`; of Java the class that it is or is in: `java.util.List`. */
  readonly module: string;
}

const MOST_IMPORTS = 400;
/** With dots where a module is named; a name that nobody wrote by hand is longer. */
const NAME = /^(?:[\p{L}\p{N}_$.]{1,200}|\*)$/u;

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
    /^[ \t]*(?:from[ \t]+([.\p{L}\p{N}_]+)[ \t]+import[ \t]*(?:\(([^()#]*(?:#[^\n]*\n[^()#]*)*)\)|([^\n\\#;()]+(?:\\\r?\n[^\n\\#;()]*)*))|import[ \t]+([^\n#;]+))/gmu;
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
  return text.replaceAll(/#[^\n]*/g, '').replaceAll(/\\\r?\n/g, ' ');
}

/** `a, b as c` to `[a, undefined], [b, c]`. */
function namedParts(text: string): readonly (readonly [string, string | undefined])[] {
  return text
    .split(',')
    .map((part) => {
      // A run of spaces is looked at from its start only: it may be long.
      const [name = '', alias] = part.trim().split(/(?<!\s)(?:\s+as\s+|\s*:\s*)/);
      return [name.replace(/^type\s+/, ''), alias] as const;
    })
    .filter(([name, alias]) => NAME.test(name) && (alias === undefined || NAME.test(alias)));
}

function javascriptImports(source: string): readonly ModuleImport[] {
  const found: ModuleImport[] = [];
  const imports =
    /\bimport\b\s*(?:type\b\s*)?(?:([\p{L}\p{N}_$]+)\s*(?:,\s*)?)?(?:\*\s*as\s+([\p{L}\p{N}_$]+)\s*|\{([^{}]*)\}\s*)?from\s*['"]([^'"\n]+)['"]/gu;
  for (const [, fallback, namespace, names, module = ''] of source.matchAll(imports)) {
    if (fallback !== undefined) found.push({ local: fallback, name: fallback, module });
    if (namespace !== undefined) found.push({ local: namespace, name: null, module });
    for (const [name, alias] of namedParts(withoutRemarks(names ?? ''))) {
      found.push({ local: alias ?? name, name, module });
    }
  }
  const requires =
    /\b(?:const|let|var)\s+(?:([\p{L}\p{N}_$]+)|\{([^{}]*)\})\s*=\s*require\(\s*['"]([^'"\n]+)['"]\s*\)/gu;
  for (const [, whole, names, module = ''] of source.matchAll(requires)) {
    if (whole !== undefined) found.push({ local: whole, name: null, module });
    for (const [name, alias] of namedParts(withoutRemarks(names ?? ''))) {
      found.push({ local: alias ?? name, name, module });
    }
  }
  return found;
}

function withoutRemarks(text: string): string {
  return text.replaceAll(/\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/g, '');
}

function javaImports(source: string): readonly ModuleImport[] {
  const imports =
    /^[ \t]*import[ \t]+(static[ \t]+)?([\p{L}\p{N}_.]+)\.([\p{L}\p{N}_]+|\*)[ \t]*;/gmu;
  return [...source.matchAll(imports)].map(([, isStatic, owner = '', name = '']) => ({
    local: name,
    name,
    module: isStatic !== undefined || name === '*' ? owner : `${owner}.${name}`,
  }));
}

/**
 * Turns the declarations of @servicenow/glide (MIT) into dist/platform-catalogue.json: the platform's classes with
 * their members, as analysis/platform reads them. Classes of the folder `types` have bare names; every other folder is a namespace.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const packageFolder = join(root, 'node_modules', '@servicenow', 'glide');
const output = join(root, 'dist', 'platform-catalogue.json');

const GLOBAL_FOLDER = 'types';
const NOT_NAMESPACES = new Set(['imports', 'util']);
const MAX_TYPE_LENGTH = 120;

if (!isUpToDate()) build();

function isUpToDate() {
  if (!existsSync(output)) return false;
  const inputs = [fileURLToPath(import.meta.url), join(packageFolder, 'package.json')];
  const builtAt = statSync(output).mtimeMs;
  return inputs.every((input) => statSync(input).mtimeMs < builtAt);
}

function build() {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const classes = readdirSync(join(packageFolder, 'src'), { withFileTypes: true })
    .filter((folder) => folder.isDirectory() && !NOT_NAMESPACES.has(folder.name))
    .flatMap((folder) => readNamespace(folder.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(output, JSON.stringify({ version, classes }));
}

function readNamespace(folder) {
  const prefix = folder === GLOBAL_FOLDER ? '' : `${folder}.`;
  const path = join(packageFolder, 'src', folder);
  return readdirSync(path)
    .filter((file) => file.endsWith('.d.ts') && file !== 'index.d.ts')
    .flatMap((file) => readClasses(join(path, file), prefix));
}

function readClasses(file, prefix) {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const interfaces = new Map(
    source.statements.filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, node]),
  );
  const aliases = new Map(
    source.statements.filter(ts.isTypeAliasDeclaration).map((node) => [node.name.text, node]),
  );
  const found = [];
  for (const statement of source.statements) {
    if (ts.isClassDeclaration(statement) && statement.name !== undefined) {
      found.push(describeClass(`${prefix}${statement.name.text}`, statement, statement.members));
    }
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, type } of statement.declarationList.declarations) {
      // `declare const GlideRecord: IGlideRecord`: a class written as an interface or an object type.
      const shape = type?.typeName?.text;
      const declared = interfaces.get(shape) ?? aliases.get(shape);
      if (declared === undefined) continue;
      const documented = [statement, declared, aliases.get(name.text)].filter(Boolean);
      found.push({
        ...describeClass(`${prefix}${name.text}`, statement, membersOf(declared)),
        documentation: documented.map(documentationOf).find((text) => text !== '') ?? '',
      });
    }
  }
  return found;
}

function membersOf(node) {
  if (ts.isInterfaceDeclaration(node)) return [...node.members];
  const collect = (type) => {
    if (ts.isTypeLiteralNode(type)) return [...type.members];
    return ts.isIntersectionTypeNode(type) ? type.types.flatMap(collect) : [];
  };
  return collect(node.type);
}

function describeClass(name, node, members) {
  const base = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  const byName = new Map();
  for (const member of members) {
    const described = describeMember(member, name);
    if (described === null) continue;
    const key = `${described.isStatic} ${described.name}`;
    const known = byName.get(key);
    // Overloads become one member: the longest list of parameters, those that not every overload has being optional.
    byName.set(key, known === undefined ? described : merge(known, described));
  }
  return {
    name,
    superclass: base?.types[0]?.expression.getText() ?? null,
    documentation: documentationOf(node),
    members: [...byName.values()],
  };
}

function merge(one, other) {
  const [long, short] =
    one.parameters.length >= other.parameters.length ? [one, other] : [other, one];
  return {
    ...long,
    parameters: long.parameters.map((parameter, index) => ({
      ...parameter,
      optional: parameter.optional || (short.parameters[index]?.optional ?? !parameter.rest),
    })),
    documentation: one.documentation || other.documentation,
  };
}

function describeMember(member, className) {
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)) return null;
  const isStatic = modifiers.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
  const common = { isStatic, documentation: documentationOf(member) };
  if (ts.isConstructorDeclaration(member) || ts.isConstructSignatureDeclaration(member)) {
    const bare = className.slice(className.lastIndexOf('.') + 1);
    const parameters = parametersOf(member);
    return { name: bare, kind: 'constructor', ...common, parameters, type: bare };
  }
  if (member.name === undefined || ts.isComputedPropertyName(member.name)) return null;
  const name = member.name.text;
  const type = typeText(member.type);
  if (ts.isMethodDeclaration(member) || ts.isMethodSignature(member)) {
    return { name, kind: 'method', ...common, parameters: parametersOf(member), type };
  }
  if (member.type !== undefined && ts.isFunctionTypeNode(member.type)) {
    const { type: returned } = member.type;
    const parameters = parametersOf(member.type);
    return { name, kind: 'method', ...common, parameters, type: typeText(returned) };
  }
  return { name, kind: 'property', ...common, parameters: [], type };
}

/** Parameters of the vendor's Java bridge (`cx: Context, args, ctorObj, inNewExpr`) say nothing to an author. */
function parametersOf(node) {
  const parameters = node.parameters.filter(({ name }) => ts.isIdentifier(name));
  if (parameters[0]?.type?.getText() === 'Context') return [];
  return parameters.map(({ name, type, questionToken, dotDotDotToken, initializer }) => ({
    name: name.text,
    type: typeText(type),
    optional: questionToken !== undefined || initializer !== undefined,
    rest: dotDotDotToken !== undefined,
  }));
}

function typeText(type) {
  const text = type?.getText().replace(/\s+/g, ' ') ?? 'any';
  // A type parameter's own letter means nothing outside its declaration.
  return text.length > MAX_TYPE_LENGTH || /^[A-Z]$/.test(text) ? 'any' : text;
}

function documentationOf(node) {
  const [first] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const jsDoc = ts.getTextOfJSDocComment(first?.comment) ?? '';
  return (jsDoc || plainComment(node)).trim();
}

/** Some declarations are documented by a comment with one star. */
function plainComment(node) {
  const text = node.getSourceFile().text;
  const range = ts.getLeadingCommentRanges(text, node.getFullStart())?.at(-1);
  if (range?.kind !== ts.SyntaxKind.MultiLineCommentTrivia) return '';
  return text
    .slice(range.pos + 2, range.end - 2)
    .split('\n')
    .map((line) => line.replace(/^[\s*]+/, '').trim())
    .filter((line) => !line.startsWith('@'))
    .join(' ');
}

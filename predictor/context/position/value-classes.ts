const MOST = 8;

/** Names of classes that the code says the value is of: by annotation, by construction, or by the value's own name. */
export function valueClasses(value: string, source: string): readonly string[] {
  const written = value.replaceAll(/[.$]/g, String.raw`\$&`);
  const found = new Set<string>();
  const declared = new RegExp(
    String.raw`(?<![\p{L}\p{N}_$.])${written}\s*(?:\??:\s*["']?([\p{L}\p{N}_$.[\]<>| ]+)|=\s*(?:await\s+)?(?:new\s+)?([\p{L}\p{N}_$.]+)\s*\()`,
    'gu',
  );
  for (const [, annotation, made] of source.matchAll(declared)) {
    for (const name of (annotation ?? made ?? '').split(/[^\p{L}\p{N}_$.]+/u)) add(found, name);
  }
  // `Deck deck = …`, as Java writes it.
  const typed = new RegExp(
    String.raw`\b([A-Z][\w$]*)(?:<[^>\n]{0,200}>)?\s+${written}\s*[=;,):]`,
    'g',
  );
  for (const [, name = ''] of source.matchAll(typed)) add(found, name);
  return [...found].slice(0, MOST);
}

/** `config_loader` and `configLoader` to `ConfigLoader`: values are often named after their class. */
export function classNamedAs(value: string): string {
  const last = value.replace(/\(\)$/, '').split('.').at(-1) ?? '';
  return last
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

function add(found: Set<string>, name: string): void {
  const last = name.split('.').at(-1) ?? '';
  if (/^[\p{L}_$]/u.test(last)) found.add(last);
}

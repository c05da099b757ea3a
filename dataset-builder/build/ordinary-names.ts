import { platformCatalogue } from '../../analysis/index.js';

let known: ReadonlySet<string> | null = null;

/** Whether the platform's classes or the language have a member of this name: seeing it says nothing of an API. */
export function isOrdinaryName(name: string): boolean {
  known ??= readNames();
  return known.has(name);
}

function readNames(): ReadonlySet<string> {
  const catalogue = platformCatalogue();
  const platform = catalogue.classNames.flatMap((className) =>
    catalogue.members(className).map((member) => member.name),
  );
  const language = [
    Object,
    Object.prototype,
    Function.prototype,
    Array,
    Array.prototype,
    String.prototype,
    Number.prototype,
    Date.prototype,
    RegExp.prototype,
    Map.prototype,
    Promise.prototype,
    JSON,
    Math,
  ].flatMap((owner) => Object.getOwnPropertyNames(owner));
  return new Set([...platform, ...language]);
}

const NAMESPACE = /^(?:global|(?:x|sn|snc|u)_\w+)$/;

/** Whether a name is a scope's by its form: `global`, or the prefix of a customer's or the vendor's applications. */
export function isNamespaceName(name: string): boolean {
  return NAMESPACE.test(name);
}

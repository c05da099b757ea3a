/** The class of a qualified name: `Foo` of `x_acme_core.Foo`. */
export function classNameOf(written: string): string {
  return written.slice(written.lastIndexOf('.') + 1);
}

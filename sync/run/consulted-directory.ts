/** The APIs of the mirror as linking asks for them: loaded by class name when first asked for, and noted, so that it is known what a script's call sites depend on. */
import { createApiDirectory, type ApiDirectory } from '../../analysis/index.js';
import { classNameOf } from '../class-name.js';
import type { Store } from '../store.js';

export class ConsultedDirectory implements ApiDirectory {
  readonly #store;
  readonly #directory = createApiDirectory([]);
  readonly #loaded = new Set<string>();
  #consulted = new Set<string>();

  constructor(store: Pick<Store, 'surfacesNamed'>) {
    this.#store = store;
  }

  resolve(written: string, scope: string): string | null {
    this.#consulted.add(classNameOf(written));
    return this.#directory.resolve(written, scope);
  }

  surface(api: string): ReturnType<ApiDirectory['surface']> {
    this.#consulted.add(classNameOf(api));
    return this.#directory.surface(api);
  }

  /** Runs `link` until all that it looks up is loaded; gives its result and the names that it looked up. */
  async consult<Result>(
    link: (directory: ApiDirectory) => Result,
  ): Promise<{ readonly result: Result; readonly names: readonly string[] }> {
    for (;;) {
      this.#consulted = new Set();
      const result = link(this);
      const missing = [...this.#consulted].filter((name) => !this.#loaded.has(name));
      if (missing.length === 0) return { result, names: [...this.#consulted] };
      await this.load(missing);
    }
  }

  /** Loads the surfaces of these classes, known or not, in one question. */
  async load(names: Iterable<string>): Promise<void> {
    const missing = [...new Set(names)].filter((name) => !this.#loaded.has(name));
    if (missing.length === 0) return;
    for (const surface of await this.#store.surfacesNamed(missing)) this.#directory.set(surface);
    for (const name of missing) this.#loaded.add(name);
  }
}

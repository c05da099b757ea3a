/** A value that tells when it changes. */
export interface Observable<Value> {
  get(): Value;
  set(value: Value): void;
  /** Calls at once, and again after each change. */
  watch(listener: (value: Value) => void): void;
}

export function observable<Value>(initial: Value): Observable<Value> {
  let current = initial;
  const listeners: ((value: Value) => void)[] = [];
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of listeners) listener(value);
    },
    watch(listener) {
      listeners.push(listener);
      listener(current);
    },
  };
}

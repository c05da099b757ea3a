/** Milliseconds of a clock that all threads of the process share and that does not jump. */
export function sharedTime(): number {
  return performance.timeOrigin + performance.now();
}

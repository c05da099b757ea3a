/** Runs work in the order in which it was asked for, one piece at a time, whatever became of the one before. */
export class OneAfterTheOther {
  #last: Promise<unknown> = Promise.resolve();

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = this.#last.then(work, work);
    this.#last = next;
    return next;
  }
}

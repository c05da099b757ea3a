/** Work of which one piece is done at a time. */
export class OneAtATime {
  #taken = false;

  /** Does the work unless other work is being done; gives whether it was done. Throws what the work throws. */
  async tryRun(work: () => Promise<void>): Promise<boolean> {
    if (this.#taken) return false;
    this.#taken = true;
    try {
      await work();
      return true;
    } finally {
      this.#taken = false;
    }
  }
}

/** The reason of an abort that comes from the process ending, not from somebody who no longer wants the job. */
export class JobInterruption extends Error {
  override readonly name = 'JobInterruption';

  constructor() {
    super('The process that ran the job is ending');
  }
}

import { entry } from './error-entry.js';

export const syncErrors = {
  MIRROR_MISSING: entry<{ instance: string; file: string }>({
    status: 404,
    kind: 'failure',
    message: ({ instance, file }) => `There is no mirror of "${instance}" yet (${file}).`,
    remedy: ({ instance }) =>
      `Run \`deepcodeseek sync --instance ${instance}\`, or read an export with \`deepcodeseek import\`.`,
  }),
  MIRROR_NEWER: entry<{ file: string; found: number; known: number }>({
    status: 500,
    kind: 'failure',
    message: ({ file, found, known }) =>
      `The mirror ${file} was written by a newer version of this program (schema ${String(found)}, known up to ${String(known)}).`,
    remedy: () =>
      'Update the program, or move the file away and sync again to build a mirror of this version.',
  }),
  MIRROR_CORRUPT: entry<{ file: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ file, reason }) => `The mirror ${file} is damaged or not a mirror: ${reason}.`,
    remedy: () =>
      'Move the file (with its -wal and -shm files) away and sync again; the instance holds everything.',
  }),
  MIRROR_UNWRITABLE: entry<{ file: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ file, reason }) => `The mirror ${file} cannot be opened or written: ${reason}.`,
    remedy: () => 'Check that the folder exists and that this user may write in it.',
  }),
  MIRROR_FULL: entry<{ file: string }>({
    status: 507,
    kind: 'failure',
    message: ({ file }) => `There is no room left for the mirror ${file}.`,
    remedy: () => 'Free disk space and sync again; it goes on where it stopped.',
  }),
  MIRROR_BUSY: entry<{ file: string; waitedMs: number }>({
    status: 503,
    kind: 'failure',
    message: ({ file, waitedMs }) =>
      `The mirror ${file} was locked by another process for ${String(waitedMs)} ms.`,
    remedy: () => 'Try again; if it goes on, find the process that keeps the file open.',
  }),
  MIRROR_LOCKED: entry<{
    instance: string;
    pid: number;
    host: string;
    since: string;
    serviceUrl: string | null;
  }>({
    status: 409,
    kind: 'failure',
    message: ({ instance, pid, host, since, serviceUrl }) =>
      `The mirror of "${instance}" is being written by process ${String(pid)} on ${host}${serviceUrl === null ? '' : ` (the service at ${serviceUrl})`} since ${since}.`,
    remedy: ({ serviceUrl }) =>
      serviceUrl === null
        ? 'Wait until it has ended, or stop it; an abandoned lock is taken over after 15 seconds.'
        : 'Hand the work to that service, or stop it; an abandoned lock is taken over after 15 seconds.',
  }),
  MIRROR_LOCK_LOST: entry<{ instance: string }>({
    status: 409,
    kind: 'failure',
    message: ({ instance }) =>
      `This process no longer holds the writer's lock of the mirror of "${instance}": its heartbeat had stopped and another took over.`,
    remedy: () => 'Nothing was damaged. Start it again; it goes on where it stopped.',
  }),
  SNAPSHOT_UNKNOWN: entry<{ generation: number; known: readonly number[] }>({
    status: 404,
    kind: 'misuse',
    message: ({ generation }) => `Generation ${String(generation)} is not a kept snapshot.`,
    remedy: ({ known }) =>
      known.length === 0
        ? 'Sync or import first; each makes a snapshot.'
        : `Kept snapshots: ${known.join(', ')}.`,
  }),
  PAGE_TOKEN_INVALID: entry<{ token: string }>({
    status: 400,
    kind: 'misuse',
    message: ({ token }) => `"${token}" is not a place to go on from.`,
    remedy: () => 'Pass `next` of the page before it, unchanged.',
  }),
  VANISH_GUARD: entry<{
    instance: string;
    tables: readonly { table: string; vanishing: number; mirrored: number }[];
    maxVanishShare: number;
  }>({
    status: 409,
    kind: 'failure',
    message: ({ instance, tables, maxVanishShare }) =>
      `Nothing was removed from the mirror of "${instance}": ${tables
        .map(
          ({ table, vanishing, mirrored }) =>
            `${String(vanishing)} of ${String(mirrored)} records of ${table} would vanish`,
        )
        .join(', ')}, more than the allowed share of ${String(maxVanishShare)}.`,
    remedy: () =>
      'A lost permission looks like this: check what the user may read. When the records are truly gone, sync again with --allow-deletions.',
  }),
  JOB_UNKNOWN: entry<{ id: string }>({
    status: 404,
    kind: 'misuse',
    message: ({ id }) => `There is no job "${id}" here.`,
    remedy: () => 'List the jobs to find it; old ones are forgotten.',
  }),
  JOB_PARAMS_INVALID: entry<{ kind: string; key: string; reason: string }>({
    status: 400,
    kind: 'misuse',
    message: ({ kind, key, reason }) =>
      `"${key}" of a job of kind ${kind} is not valid: ${reason}.`,
    remedy: ({ key }) => `Correct "${key}" and start the job again.`,
  }),
  JOB_QUEUE_FULL: entry<{ instance: string; queued: number }>({
    status: 429,
    kind: 'failure',
    message: ({ instance, queued }) =>
      `${String(queued)} jobs are waiting for "${instance}" already.`,
    remedy: () => 'Wait until some have ended, or cancel them.',
  }),
  JOB_FOLDER_UNWRITABLE: entry<{ folder: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ folder, reason }) => `The folder ${folder} cannot be written: ${reason}.`,
    remedy: () => 'Check that the disk has room, and that this user may write in the folder.',
  }),
  JOB_CRASHED: entry<{ kind: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ kind, reason }) => `The job of kind ${kind} ended without an outcome: ${reason}.`,
    remedy: () => 'Nothing was damaged. Start it again; it goes on where it stopped.',
  }),
};

import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import type { Configuration } from '../../../domain/index.js';

const STANDARD_ERROR = 2;

/** One JSON object a line. Callers log names, numbers and codes only: no script text, no secret, no header. */
export function serviceLog(
  level: Configuration['logLevel'],
  target: DestinationStream = destination({ fd: STANDARD_ERROR, sync: false }),
): Logger {
  return pino(
    { level, base: { service: 'deepcodeseek' }, timestamp: stdTimeFunctions.isoTime },
    target,
  );
}

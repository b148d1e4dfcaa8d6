import pino, { type Logger } from 'pino';

/** An error's own words. Libraries hang more on it: pg its whole client, some 8 KB, on each lost connection. */
function errorWords(error: unknown) {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = pino.stdSerializers.err(error);
  return 'code' in error ? { type, code: error.code, message, stack } : { type, message, stack };
}

/** One line of JSON an event: `log.info({ issueId }, 'issue.started')`. Never an address, a token or a body. */
export const log: Logger = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: { process: process.env.COURANT_PROCESS ?? 'tool', pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: errorWords },
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: ['email', 'token', 'password', '*.email', '*.token', '*.password', 'headers.authorization', 'headers.cookie'],
    censor: '[hidden]',
  },
});

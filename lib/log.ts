import pino, { type Logger } from 'pino';

/** An error's own words. Libraries hang more on it: pg its whole client, some 8 KB, on each lost connection. */
function errorWords(error: unknown) {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = pino.stdSerializers.err(error);
  return 'code' in error ? { type, code: error.code, message, stack } : { type, message, stack };
}

/** What went wrong, in the words of the error alone. */
export const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Errors of others quote what they were about: a unique key's value, a server's words. */
const ADDRESS = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}/g;

/** One line of JSON an event: `log.info({ issueId }, 'issue.started')`. Never an address, a token or a body. */
export const log: Logger = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: { process: process.env.COURANT_PROCESS ?? 'tool', pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: errorWords },
  hooks: { streamWrite: (line) => line.replace(ADDRESS, '[address]') },
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: ['email', 'token', 'password', '*.email', '*.token', '*.password', 'headers.authorization', 'headers.cookie'],
    censor: '[hidden]',
  },
});

import pino, { type Logger } from 'pino';

/** One line of JSON an event: `log.info({ issueId }, 'issue.started')`. Never an address, a token or a body. */
export const log: Logger = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: { process: process.env.COURANT_PROCESS ?? 'tool', pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: [
      'email',
      'token',
      'password',
      '*.email',
      '*.token',
      '*.password',
      'err.config',
      'headers.authorization',
      'headers.cookie',
    ],
    censor: '[hidden]',
  },
});

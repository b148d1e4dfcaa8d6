import { OtherSecretError } from '@/lib/db/check-secret';
import { PostgresError } from '@/lib/db/embedded-postgres';
import { DatabaseAwayError, DatabaseUnfitError } from '@/lib/db/migrate';
import { EnvironmentError } from '@/lib/env';
import { Refusal } from './terminal';

const FOR_THE_PERSON = [Refusal, EnvironmentError, PostgresError, DatabaseAwayError, DatabaseUnfitError, OtherSecretError];

const ANOTHER_USER = 'Perhaps another user, such as root, started Courant before: give its files to this one.';
const DISK_PROBLEMS: Record<string, string> = {
  ENOSPC: 'the disk is full. Make room and start again; nothing is lost.',
  EDQUOT: 'this user has no room left on the disk. Make room and start again; nothing is lost.',
  EROFS: 'the disk is read-only. Mount it writable, or set DATA_DIR to another place.',
  EACCES: `this user may not read or write it. ${ANOTHER_USER}`,
  EPERM: `this user may not change it. ${ANOTHER_USER}`,
  EMFILE: 'too many files are open. Raise the limit (ulimit -n 65536) and start again.',
};

/** What a person at the terminal can put right, in words; null for a bug, which shows its stack. */
export function wordsForFailure(error: unknown): string | null {
  if (FOR_THE_PERSON.some((kind) => error instanceof kind)) return (error as Error).message;
  const { code, path, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (!code || !Object.hasOwn(DISK_PROBLEMS, code)) return null;
  return `${path ?? syscall ?? 'A file'}: ${DISK_PROBLEMS[code]}`;
}

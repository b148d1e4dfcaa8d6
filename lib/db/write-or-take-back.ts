import type { Tx } from './types';

/** Writes, and takes it back where nothing may be left of it. Both ask the database the same, so that the time an answer takes
 *  tells nobody which it was. Not to be nested.
 *  @param isKept whether what was written stays */
export async function writeOrTakeBack<Result>(tx: Tx, isKept: boolean, write: () => Promise<Result>): Promise<Result> {
  await tx.$executeRaw`savepoint written`;
  const result = await write();
  if (isKept) await tx.$executeRaw`release savepoint written`;
  else await tx.$executeRaw`rollback to savepoint written`;
  return result;
}

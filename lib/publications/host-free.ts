import type { Tx } from '@/lib/db/types';

/** Held while a host is given away, so that of two who want it the second finds it taken. */
const HOST_LOCK = 4_207_221_003;

/** Whether nobody has a host, and nobody ever had: one that a deleted publication left behind still stands in its readers'
 *  mail. Nobody else is given it until the transaction ends. */
export async function isHostFree(tx: Tx, host: string): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${HOST_LOCK})`;
  const [found] = await tx.$queryRaw<{ taken: boolean }[]>`
    select exists (select 1 from publication where host = ${host} or home_host = ${host})
      or exists (select 1 from publication_host where host = ${host})
      or exists (select 1 from retired_host where host = ${host}) as taken`;
  return found?.taken === false;
}

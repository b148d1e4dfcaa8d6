import type { Publication, Tx } from '@/lib/db/types';
import { touchPages } from '@/lib/pages/touch-pages';
import { homeHostOf } from '../home-host';

type Hosts = Pick<Publication, 'id' | 'host' | 'homeHost'>;

/** Puts a publication at its home host and a custom domain, the one that is primary in `host`, the other among those that
 *  lead to it. In the caller's transaction, which made sure that nobody else has the domain. Safe to repeat. */
export async function enterCustomDomain(tx: Tx, publication: Hosts, domain: string, isPrimary: boolean): Promise<Hosts> {
  const home = homeHostOf(publication);
  const [primary, other] = isPrimary ? [domain, home] : [home, domain];
  return write(tx, publication, { host: primary, homeHost: isPrimary ? home : null }, [other]);
}

/** Puts a publication back at its home host alone. Links that name the domain find nothing here from now on. */
export const leaveCustomDomain = (tx: Tx, publication: Hosts): Promise<Hosts> =>
  write(tx, publication, { host: homeHostOf(publication), homeHost: null }, []);

async function write(tx: Tx, before: Hosts, after: Pick<Hosts, 'host' | 'homeHost'>, others: string[]): Promise<Hosts> {
  const { id: publicationId } = before;
  // Sessions that began at the domain may be known to whoever keeps it. At the home host they would be good for more
  // (app/dashboard/switch), so they end with it.
  if (before.homeHost !== null && after.homeHost === null) await tx.session.deleteMany({ where: { publicationId } });
  await tx.publicationHost.deleteMany({ where: { publicationId } });
  await tx.publication.update({ where: { id: publicationId }, data: after });
  await tx.publicationHost.createMany({ data: others.map((host) => ({ host, publicationId })) });
  // Whatever was kept for any of its hosts shows addresses of before, or that nobody is there.
  const hosts = new Set([before.host, homeHostOf(before), after.host, ...others]);
  await touchPages(
    tx,
    [...hosts].map((host) => `host:${host}`),
  );
  return { id: publicationId, ...after };
}

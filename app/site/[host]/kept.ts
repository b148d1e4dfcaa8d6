import { unstable_cache } from 'next/cache';
import type { SitePublication } from './publication';

/** What public pages read, kept until a transaction touches the host (lib/pages/touch-pages.ts). What is kept is JSON, so
 *  dates come back as ISO strings. @param tags what else makes it stale */
export const kept = <Result>(publication: SitePublication, key: string[], read: () => Promise<Result>, tags: string[] = []) =>
  unstable_cache(read, [publication.id, publication.host, ...key], { tags: [`host:${publication.host}`, ...tags] })();

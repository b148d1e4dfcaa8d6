import type { Tx } from '@/lib/db/types';

/** The channel on which web processes hear which cached pages are stale. */
const PAGES_CHANNEL = 'courant_pages';

/** Makes stale every cached page that carries one of the tags, in every web process, as the transaction commits.
 *  Tags: `host:<host>` for all of a publication's pages, `post:<id>` for those that show one post. */
export async function touchPages(tx: Tx, tags: string[]) {
  for (const tag of tags) {
    await tx.$executeRaw`insert into page_tag (tag, at) values (${tag}, clock_timestamp())
      on conflict (tag) do update set at = excluded.at`;
    await tx.$executeRaw`select pg_notify(${PAGES_CHANNEL}, ${tag})`;
  }
}

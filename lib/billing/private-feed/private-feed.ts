import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { publicationUrl } from '@/lib/publications/publication-url';
import { readSignedId, signId } from '@/lib/secrets/sign';

/** What a private feed's tokens are for: one opens the feed, the other the files it names, and neither the other's. A player
 *  hands the address of a file around more freely than that of a feed. */
const FEED = 'private-feed';
const FILES = 'private-feed-files';

type Reader = { publicationId: string; subscriberId: string };

/** A subscriber's private feed; null where they have none, or switched it off. */
export const getPrivateFeed = (publicationId: string, subscriberId: string) =>
  db.privateFeed.findFirst({ where: { publicationId, subscriberId }, select: { id: true, createdAt: true } });

/** Gives a subscriber a feed, or another one: the address they had before opens nothing from here on. */
export async function renewPrivateFeed({ publicationId, subscriberId }: Reader): Promise<void> {
  await db.$transaction([
    db.privateFeed.deleteMany({ where: { publicationId, subscriberId } }),
    db.privateFeed.create({ data: { publicationId, subscriberId } }),
  ]);
}

/** Switches it off. Safe to repeat. */
export async function endPrivateFeed({ publicationId, subscriberId }: Reader): Promise<void> {
  await db.privateFeed.deleteMany({ where: { publicationId, subscriberId } });
}

/** Where a feed's files stand: the address is the secret. It is made from the row's id and the install's key, so that the
 *  account can show it again and the database holds nothing that opens it. */
export const privateFeedUrl = (publication: Pick<Publication, 'host'>, feedId: string, file: string) =>
  publicationUrl(publication, `/private/${signId(FEED, feedId)}/${file}`);

/** What the address of a file in this feed ends with. */
export const fileToken = (feedId: string) => signId(FILES, feedId);

const find = async (publicationId: string, id: string | null) =>
  id ? db.privateFeed.findFirst({ where: { id, publicationId }, select: { id: true, subscriberId: true } }) : null;

/** The feed an address names on this publication; null for one that was renewed, switched off, or never was. */
export const readFeedToken = (publicationId: string, token: string) => find(publicationId, readSignedId(FEED, token));

/** The feed whose file is asked for, likewise. */
export const readFileToken = (publicationId: string, token: string) => find(publicationId, readSignedId(FILES, token));

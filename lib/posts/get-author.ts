import { db } from '@/lib/db/db';
import { type PictureOf, pictureOf } from './byline';

export type AuthorPage = { id: string; name: string; bio: string; picture: PictureOf };

/** The author at this address; null when there is none, or they have no name to show. */
export async function getAuthor(publicationId: string, slug: string): Promise<AuthorPage | null> {
  const profile = await db.authorProfile.findUnique({
    where: { publicationId_slug: { publicationId, slug } },
    include: { user: { select: { id: true, name: true } }, picture: true },
  });
  const name = profile?.name || profile?.user.name;
  return profile && name ? { id: profile.user.id, name, bio: profile.bio, picture: pictureOf(profile.picture) } : null;
}

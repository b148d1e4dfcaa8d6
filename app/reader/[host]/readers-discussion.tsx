import { permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { type Asked, DiscussionPage } from '@/app/site/[host]/discussion-page';
import { askedPath } from '@/app/site/[host]/discussions';
import { Frame } from '@/components/site/frame';
import { Missing } from '@/components/site/missing';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getViewer, type Viewer } from '@/lib/comments/commenter';
import { getDiscussion } from '@/lib/comments/get-discussion';
import { nameOf } from '@/lib/comments/name-of';
import { db } from '@/lib/db/db';
import { getMovedSlug } from '@/lib/posts/get-moved-slug';
import { publicationUrl } from '@/lib/publications/publication-url';
import { readersPublication } from './readers-publication';

/** Whether they have to say what to call them before they write. */
export const asksName = async ({ user, role, commenter }: Viewer): Promise<boolean> =>
  !((commenter && (await nameOf(db, commenter))) || (role !== null && user.name));

/** The publication is the request's host, and the viewer is the session's: nothing in the address decides either. */
export const readDiscussion = cache(async (path: string, slug: string, asked: string) => {
  const publication = await readersPublication(path);
  const viewer = await getViewer(publication.id, await getSignedIn(publication.id));
  const what = JSON.parse(asked) as Asked | null;
  return { publication, viewer, discussion: what && (await getDiscussion(publication.id, slug, viewer, what)) };
});

/** A discussion as the one who asks sees it. */
export async function ReadersDiscussion({ path, slug, asked }: { path: string; slug: string; asked: Asked | null }) {
  const { publication, viewer, discussion } = await readDiscussion(path, slug, JSON.stringify(asked));
  const moved = discussion ? null : await getMovedSlug(publication.id, slug);
  if (moved) permanentRedirect(publicationUrl(publication, askedPath(moved.slug, asked)));
  if (!discussion || !asked)
    return (
      <Frame publication={publication} signedIn={viewer !== null}>
        <Missing language={publication.language} />
      </Frame>
    );
  return (
    <DiscussionPage
      publication={publication}
      discussion={discussion}
      asked={asked}
      viewer={viewer && { asksName: await asksName(viewer), isBanned: Boolean(viewer.commenter?.bannedAt) }}
    />
  );
}

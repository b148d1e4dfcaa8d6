import { permanentRedirect } from 'next/navigation';
import { Frame } from '@/components/site/frame';
import { Missing, MissingAlone } from '@/components/site/missing';
import type { Discussion } from '@/lib/comments/get-discussion';
import { publicationUrl } from '@/lib/publications/publication-url';
import { wordsFor } from '@/lib/words/words-for';
import { type Asked, DiscussionPage, discussionMetadata } from './discussion-page';
import { askedPath } from './discussions';
import { movedSlug } from './posts';
import type { SitePublication } from './publication';

/** What an address names: a publication, a post by its slug, and what is asked of its discussion. */
type Named = {
  publication: SitePublication | null;
  named: string;
  asked: Asked | null;
  found: { asked: Asked; discussion: Discussion } | null;
};

export const everyonesMetadata = ({ publication, found }: Named) =>
  publication && found
    ? discussionMetadata(publication, found.discussion, found.asked)
    : { title: wordsFor(publication?.language ?? 'en')('missing.head') };

/** A discussion as everyone sees it; leads on where its post has moved. */
export async function EveryonesDiscussion({ publication, named, asked, found }: Named) {
  if (!publication) return <MissingAlone />;
  const moved = found ? null : await movedSlug(publication, named);
  if (moved) permanentRedirect(publicationUrl(publication, askedPath(moved.slug, asked)));
  if (!found)
    return (
      <Frame publication={publication}>
        <Missing language={publication.language} />
      </Frame>
    );
  return <DiscussionPage publication={publication} {...found} viewer={null} />;
}

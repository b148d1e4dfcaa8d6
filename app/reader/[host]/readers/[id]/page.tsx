import { cache } from 'react';
import { readCommentId } from '@/app/site/[host]/discussions';
import { ReaderView } from '@/components/site/comments/reader-view';
import { Frame } from '@/components/site/frame';
import { Missing } from '@/components/site/missing';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getReader } from '@/lib/billing/get-reader';
import { getReaderPage } from '@/lib/comments/profile/get-reader-page';
import { readerPath } from '@/lib/format/comment-path';
import { wordsFor } from '@/lib/words/words-for';
import { readersPublication } from '../../readers-publication';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ id: string }> };

const read = cache(async (id: string) => {
  const publication = await readersPublication(readerPath(encodeURIComponent(id)));
  const signedIn = await getSignedIn(publication.id);
  const looking = signedIn && (await getReader(publication.id, signedIn));
  return { publication, signedIn, reader: readCommentId(id) ? await getReaderPage(publication.id, id, looking) : null };
});

export async function generateMetadata({ params }: Props) {
  const { publication, reader } = await read((await params).id);
  const title = reader ? `${reader.name} · ${publication.name}` : wordsFor(publication.language)('missing.head');
  return { title, robots: { index: false } };
}

/** A reader's page as the one who asks may see it: with what was said under posts that they may read. */
export default async function ReadersReaderPage({ params }: Props) {
  const { publication, signedIn, reader } = await read((await params).id);
  return (
    <Frame publication={publication} signedIn={signedIn !== null} plain>
      {reader ? <ReaderView reader={reader} where={publication} /> : <Missing language={publication.language} />}
    </Frame>
  );
}

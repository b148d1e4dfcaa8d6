import { ReaderView } from '@/components/site/comments/reader-view';
import { Frame } from '@/components/site/frame';
import { Missing, MissingAlone } from '@/components/site/missing';
import { readerPath } from '@/lib/format/comment-path';
import { wordsFor } from '@/lib/words/words-for';
import { readCommentId, siteReader } from '../../discussions';
import { siteMetadata } from '../../metadata';
import { sitePublication } from '../../publication';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string; id: string }> };

async function read(params: Props['params']) {
  const { host, id } = await params;
  const publication = await sitePublication(host, readerPath(encodeURIComponent(id)));
  return { publication, reader: publication && readCommentId(id) ? await siteReader(publication, id) : null };
}

export async function generateMetadata({ params }: Props) {
  const { publication, reader } = await read(params);
  if (!publication || !reader) return { title: wordsFor(publication?.language ?? 'en')('missing.head') };
  // A page about a person who reads: for who comes from a comment, not from a search engine.
  return { ...siteMetadata(publication, { path: readerPath(reader.id), title: reader.name }), robots: { index: false } };
}

/** A reader's page as everyone sees it. */
export default async function EveryonesReaderPage({ params }: Props) {
  const { publication, reader } = await read(params);
  if (!publication) return <MissingAlone />;
  return (
    <Frame publication={publication}>
      {reader ? <ReaderView reader={reader} where={publication} /> : <Missing language={publication.language} />}
    </Frame>
  );
}

import { render } from '@react-email/render';
import { DocumentPage } from '@/lib/document/document-page';
import type { LinkedPosts, Pictures, PostDocument } from '@/lib/document/types';
import type { Words } from '@/lib/words/translator';

/** A post's body as HTML on its own, every address in it absolute: what a feed carries. */
export async function documentHtml({
  document,
  pictures,
  posts,
  siteUrl,
  t,
}: {
  document: PostDocument;
  pictures: Pictures;
  posts?: LinkedPosts;
  siteUrl: string;
  /** Of the publication's language */
  t?: Words;
}): Promise<string> {
  // The render of mail: react-dom/server itself cannot be imported where Next renders server components.
  const html = await render(<DocumentPage document={document} pictures={pictures} posts={posts} siteUrl={siteUrl} words={t} />);
  return html.replace(/^<!DOCTYPE[^>]*>/i, '').replace(/<!--[\s\S]*?-->/g, '');
}

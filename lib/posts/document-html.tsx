import { render } from '@react-email/render';
import { DocumentPage } from '@/lib/document/document-page';
import type { Pictures, PostDocument } from '@/lib/document/types';

/** A post's body as HTML on its own, every address in it absolute: what a feed carries. */
export async function documentHtml({
  document,
  pictures,
  siteUrl,
}: {
  document: PostDocument;
  pictures: Pictures;
  siteUrl: string;
}): Promise<string> {
  // The render of mail: react-dom/server itself cannot be imported where Next renders server components.
  const html = await render(<DocumentPage document={document} pictures={pictures} siteUrl={siteUrl} />);
  return html.replace(/^<!DOCTYPE[^>]*>/i, '').replace(/<!--[\s\S]*?-->/g, '');
}

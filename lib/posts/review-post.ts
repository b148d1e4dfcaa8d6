import { db } from '@/lib/db/db';
import { placedNodes } from '@/lib/document/document-links';
import { isEmptyDocument } from '@/lib/document/empty-document';
import { linkedPostIds } from '@/lib/document/linked-post-ids';
import { linkedPostId } from '@/lib/document/nodes/post-card/attributes';
import { readDocument } from '@/lib/document/parse-document';
import { mailPicturePath } from '@/lib/document/picture-path';
import type { DocumentNode, Pictures, PostDocument } from '@/lib/document/types';
import { mailRoom } from '@/lib/format/mail-size';
import { getFile } from '@/lib/storage/files';
import { getLinkedPosts } from './get-linked-posts';
import { getPictures } from './get-pictures';
import { pictureFolder } from './picture-file';
import { previewIssue } from './preview-issue';

/** More than this of a subject is cut off in most inboxes. */
const LONG_SUBJECT = 60;
/** As a mail carries it, over a phone's connection. */
const HEAVY_BYTES = 1_000_000;

/** One thing to look at before a post goes out. `place` names the node in the editor: "title", "subtitle", or where it stands
 *  among the blocks, as "3" or "3.0.1"; null for what is not in the post. */
export type Finding = {
  kind:
    | 'no-title'
    | 'empty'
    | 'no-subtitle'
    | 'long-subject'
    | 'no-alt'
    | 'heavy-picture'
    | 'empty-paywall'
    | 'card-without-post'
    | 'mail-too-long'
    | 'no-postal-address';
  place: string | null;
  /** Bytes or characters, where it is a matter of size */
  size?: number;
};

type Shown = { key: string; alt: string };

/** The pictures of a node: of an image its own, of what holds several all. */
function picturesOf({ attrs = {} }: DocumentNode): Shown[] {
  const one = (value: unknown): Shown[] => {
    if (Array.isArray(value)) return value.flatMap(one);
    if (typeof value !== 'object' || value === null) return [];
    const { key, alt } = value as Record<string, unknown>;
    return typeof key === 'string' && typeof alt === 'string' ? [{ key, alt }] : [];
  };
  return [...one(attrs), ...Object.values(attrs as Record<string, unknown>).flatMap(one)];
}

/** What can be seen in the words alone. */
function reviewWords({ title, subtitle, document }: { title: string; subtitle: string; document: PostDocument }): Finding[] {
  const nodes = placedNodes(document);
  const without = nodes.filter(({ node }) => picturesOf(node).some(({ alt }) => alt.trim() === ''));
  const wall = document.content.findIndex(({ type }) => type === 'paywall');
  const part = (from: number, to?: number) => isEmptyDocument({ type: 'doc', content: document.content.slice(from, to) });
  return [
    ...(title.trim() ? [] : [{ kind: 'no-title' as const, place: 'title' }]),
    ...(isEmptyDocument(document) ? [{ kind: 'empty' as const, place: '0' }] : []),
    ...(subtitle.trim() ? [] : [{ kind: 'no-subtitle' as const, place: 'subtitle' }]),
    ...without.map(({ place }) => ({ kind: 'no-alt' as const, place })),
    ...(wall >= 0 && (part(0, wall) || part(wall + 1)) ? [{ kind: 'empty-paywall' as const, place: String(wall) }] : []),
  ];
}

async function heavyPictures(publicationId: string, document: PostDocument, pictures: Pictures): Promise<Finding[]> {
  const shown = placedNodes(document).flatMap(({ node, place }) => picturesOf(node).map(({ key }) => ({ key, place })));
  const found = await Promise.all(
    shown.map(async ({ key, place }): Promise<Finding[]> => {
      const picture = pictures[key];
      const name = picture && mailPicturePath(key, picture).split('/').at(-1);
      const file = name ? await getFile(`${pictureFolder(publicationId, key)}/${name}`) : null;
      await file?.body.cancel();
      return file && file.sizeBytes > HEAVY_BYTES ? [{ kind: 'heavy-picture', place, size: file.sizeBytes }] : [];
    }),
  );
  return found.flat();
}

/** Cards of posts that readers can't open: they see nothing there, and a mail stays without it. */
async function emptyCards(publicationId: string, document: PostDocument): Promise<Finding[]> {
  const posts = await getLinkedPosts(publicationId, linkedPostIds(document));
  return placedNodes(document).flatMap(({ node, place }) =>
    node.type === 'postCard' && !Object.hasOwn(posts, linkedPostId(node)) ? [{ kind: 'card-without-post' as const, place }] : [],
  );
}

/** What a writer may want to look at before a post goes out, in the order it stands in the post: advice, which stops nothing.
 *  Links are asked for apart (checkLinks), as that takes its time. null when the publication has no such post. */
export async function reviewPost(publicationId: string, postId: string): Promise<Finding[] | null> {
  const post = await db.post.findFirst({
    where: { id: postId, publicationId, deletedAt: null },
    select: { title: true, subtitle: true, document: true, publishedAt: true, publication: { select: { postalAddress: true } } },
  });
  if (!post) return null;
  const document = readDocument(post.document);
  const keys = placedNodes(document).flatMap(({ node }) => picturesOf(node).map(({ key }) => key));
  const [message, pictures] = await Promise.all([previewIssue(publicationId, postId), getPictures(publicationId, keys)]);
  const wholeBytes = Math.max(message?.free.wholeBytes ?? 0, message?.paid?.wholeBytes ?? 0);
  const mailed: Finding[] =
    post.publishedAt || !message
      ? []
      : [
          ...(message.subject.length > LONG_SUBJECT
            ? [{ kind: 'long-subject' as const, place: 'title', size: message.subject.length }]
            : []),
          ...(mailRoom(wholeBytes) === 'over' ? [{ kind: 'mail-too-long' as const, place: null, size: wholeBytes }] : []),
          ...(post.publication.postalAddress.trim() ? [] : [{ kind: 'no-postal-address' as const, place: null }]),
        ];
  return [
    ...mailed.filter(({ place }) => place !== null),
    ...reviewWords({ ...post, document }),
    ...(await heavyPictures(publicationId, document, pictures)),
    ...(await emptyCards(publicationId, document)),
    ...mailed.filter(({ place }) => place === null),
  ];
}

import { postPath } from '@/lib/format/post-path';
import { getPublishedPost } from '@/lib/posts/get-published-post';
import { SOCIAL_PICTURE_SIZE } from '@/lib/posts/social-picture';
import { getPublicationByHost } from '@/lib/publications/get-publication-by-host';
import { hostName } from '@/lib/publications/host-name';
import { publicationUrl } from '@/lib/publications/publication-url';

/** Tells who embeds a post what it is (oembed.com 1.0, type link): what everyone may read of it, and no more. */
export async function GET(request: Request) {
  const publication = await getPublicationByHost(request.headers.get('host') ?? '');
  const { searchParams } = new URL(request.url);
  const format = searchParams.get('format') ?? 'json';
  if (format !== 'json') return new Response('Only format=json is answered.\n', { status: 501 });
  const slug = publication && !publication.suspendedAt && slugOf(searchParams.get('url') ?? '', publication.host);
  const post = publication && slug ? await getPublishedPost(publication.id, slug) : null;
  if (!publication || !post) return new Response('Not found\n', { status: 404 });
  const { name, host } = publication;
  const authors = post.authors.map((author) => author.name);
  return Response.json(
    {
      version: '1.0',
      type: 'link',
      title: post.title,
      author_name: authors.join(', ') || undefined,
      provider_name: name,
      provider_url: publicationUrl({ host }),
      thumbnail_url: publicationUrl({ host }, `${postPath(post.slug)}/social.png`),
      thumbnail_width: SOCIAL_PICTURE_SIZE.width,
      thumbnail_height: SOCIAL_PICTURE_SIZE.height,
    },
    { headers: { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' } },
  );
}

/** The slug of a post of this host; null for any other address. */
function slugOf(address: string, host: string): string | null {
  if (!URL.canParse(address)) return null;
  const { hostname, pathname } = new URL(address);
  const [, segment] = /^\/p\/([^/]+)\/?$/.exec(pathname) ?? [];
  if (!segment || hostName(hostname) !== host) return null;
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

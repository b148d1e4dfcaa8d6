import { PagePicture } from '../../page-picture';
import type { PageProps } from '../../rendering';
import { readPostCard } from './attributes';

export function PostCardPage({ node, context }: PageProps) {
  const post = readPostCard(node, context);
  if (!post) return null;
  const { path, title, subtitle, access, cover } = post;
  const picture = context.pictures[cover];
  return (
    <div data-embed="card">
      <a href={context.siteUrl + path}>
        {picture && (
          <PagePicture
            name={cover}
            picture={picture}
            siteUrl={context.siteUrl}
            className="embed-picture"
            sizes="(min-width: 42rem) 13rem, 40vw"
            alt=""
            loading="lazy"
            decoding="async"
          />
        )}
        <span>
          <strong>{title}</strong>
          {subtitle && <span>{subtitle}</span>}
          {access && <small>{access}</small>}
        </span>
      </a>
    </div>
  );
}

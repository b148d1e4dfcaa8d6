import { ZoomablePicture } from '../../page-picture';
import type { PageProps } from '../../rendering';
import { type ImageWidth, imageAttributes } from './attributes';

/** How wide each is drawn, so that the browser fetches no more than it shows (see app/prose.css). */
const SIZES: Record<ImageWidth, string> = {
  normal: '(min-width: 42rem) 39rem, 100vw',
  wide: '(min-width: 62rem) 60rem, 100vw',
  full: '100vw',
};

/** Width and height keep its place free while it loads; one further down is fetched when it comes near. */
export function ImagePage({ node, context }: PageProps) {
  const { key, alt, caption, width } = imageAttributes(node);
  const picture = context.pictures[key];
  if (!picture) return null;
  return (
    <figure data-width={width}>
      <ZoomablePicture
        name={key}
        picture={picture}
        siteUrl={context.siteUrl}
        words={context.words}
        sizes={SIZES[width]}
        alt={alt}
        loading="lazy"
        decoding="async"
      />
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

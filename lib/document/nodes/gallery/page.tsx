import { ZoomablePicture } from '../../page-picture';
import type { PageProps } from '../../rendering';
import { galleryRows } from './gallery-rows';

/** Each picture grows with its ratio, so those of a row are of one height. */
export function GalleryPage({ node, context }: PageProps) {
  const rows = galleryRows(node, context.pictures);
  if (rows.length === 0) return null;
  return (
    <div data-gallery="">
      {rows.map((row) => {
        const whole = row.reduce((sum, { ratio }) => sum + ratio, 0);
        return (
          <div key={row[0]?.key} data-row="">
            {row.map(({ key, alt, caption, picture, ratio }, position) => {
              const share = ratio / whole;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: one picture may stand there twice.
                <figure key={position} style={{ flexGrow: Number(ratio.toFixed(3)) }}>
                  <ZoomablePicture
                    name={key}
                    picture={picture}
                    siteUrl={context.siteUrl}
                    words={context.words}
                    sizes={`(min-width: 42rem) ${Math.ceil(39 * share)}rem, ${Math.ceil(100 * share)}vw`}
                    alt={alt}
                    loading="lazy"
                    decoding="async"
                  />
                  {caption && <figcaption>{caption}</figcaption>}
                </figure>
              );
            })}
          </div>
        );
      })}
    </div>
  );
}

import { type ImgHTMLAttributes, useId } from 'react';
import type { Words } from '@/lib/words/translator';
import { picturePath, pictureSource } from './picture-path';
import type { Picture } from './types';

type Props = {
  name: string;
  picture: Picture;
  /** '' on the publication's own pages */
  siteUrl?: string;
  /** How wide it is drawn */
  sizes: string;
  alt: string;
} & Pick<ImgHTMLAttributes<HTMLImageElement>, 'className' | 'loading' | 'decoding' | 'fetchPriority'>;

const set = (name: string, widths: number[]) => widths.map((width) => `${picturePath(name, width, 'avif')} ${width}w`).join(', ');

/** A picture on a page: AVIF where there is one and the browser knows it, in the width that fits, its place kept by a few of
 *  its own pixels. In a feed it is an <img> alone, as readers of feeds keep nothing else. */
export function PagePicture({ name, picture, siteUrl = '', alt, ...shown }: Props) {
  const { avifWidths = [], placeholder } = picture;
  const own = siteUrl === '';
  const style = own && placeholder ? { background: `url(data:image/webp;base64,${placeholder}) center / cover` } : undefined;
  // biome-ignore lint/performance/noImgElement: its widths were made at upload.
  const image = <img {...pictureSource(name, picture, siteUrl)} {...shown} alt={alt} style={style} />;
  if (!own || avifWidths.length === 0) return image;
  return (
    <picture>
      <source type="image/avif" srcSet={set(name, avifWidths)} sizes={shown.sizes} />
      {image}
    </picture>
  );
}

/** What is narrower is shown as large as it is. */
const LEAST_PIXELS = 800;

/** A picture that a press shows as large as the window: by the browser's own popover, without a script. The large one is
 *  asked for as it opens. */
export function ZoomablePicture({ words, ...props }: Props & { words: Words }) {
  const id = useId();
  const { name, picture, siteUrl = '', alt } = props;
  if (siteUrl !== '' || picture.width < LEAST_PIXELS) return <PagePicture {...props} />;
  return (
    <span className="zoomable">
      <PagePicture {...props} />
      <button
        type="button"
        className="zoom-open"
        popoverTarget={id}
        aria-label={alt ? words('document.enlargeNamed', { alt }) : words('document.enlarge')}
      />
      <span id={id} popover="auto" className="zoom">
        <PagePicture name={name} picture={picture} sizes="100vw" alt={alt} loading="lazy" decoding="async" />
        <button
          type="button"
          className="zoom-close"
          popoverTarget={id}
          popoverTargetAction="hide"
          aria-label={words('document.close')}
        />
      </span>
    </span>
  );
}

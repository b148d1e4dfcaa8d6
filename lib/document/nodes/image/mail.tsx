import { caption as captionStyle } from '../../mail-style';
import { mailPicturePath } from '../../picture-path';
import type { MailProps } from '../../rendering';
import { imageAttributes } from './attributes';

/** Outlook reads only the attribute; others let the style shrink the picture to the screen. */
const COLUMN_PIXELS = 600;

export function ImageMail({ node, context }: MailProps) {
  const { key, alt, caption } = imageAttributes(node);
  const picture = context.pictures[key];
  if (!picture) return null;
  const width = Math.min(COLUMN_PIXELS, picture.width);
  return (
    <div style={{ margin: '30px 0' }}>
      {/* biome-ignore lint/performance/noImgElement: a mail has no Next. */}
      <img
        src={context.siteUrl + mailPicturePath(key, picture)}
        width={width}
        alt={alt}
        style={{ display: 'block', width: '100%', maxWidth: `${width}px`, height: 'auto', margin: '0 auto', border: 0 }}
      />
      {caption && (
        <p className="c-muted" style={captionStyle}>
          {caption}
        </p>
      )}
    </div>
  );
}

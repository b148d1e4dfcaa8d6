import { caption as captionStyle } from '../../mail-style';
import { mailPicturePath } from '../../picture-path';
import type { MailProps } from '../../rendering';
import { galleryRows, type Shown } from './gallery-rows';

const COLUMN_PIXELS = 292;

/** Two beside each other, which stack on a phone (MAIL_STYLE_SHEET). */
export function GalleryMail({ node, context }: MailProps) {
  const shown = galleryRows(node, context.pictures).flat();
  if (shown.length === 0) return null;
  const pairs = Array.from({ length: Math.ceil(shown.length / 2) }, (_, row) => shown.slice(row * 2, row * 2 + 2));
  const draw = ({ key, alt, caption, picture }: Shown, position: number) => (
    <td key={position} className="c-half" width="50%" valign="top" style={{ padding: '4px' }}>
      {/* biome-ignore lint/performance/noImgElement: a mail has no Next. */}
      <img
        src={context.siteUrl + mailPicturePath(key, picture)}
        width={Math.min(COLUMN_PIXELS, picture.width)}
        alt={alt}
        style={{ display: 'block', width: '100%', height: 'auto', border: 0 }}
      />
      {caption && (
        <p className="c-muted" style={captionStyle}>
          {caption}
        </p>
      )}
    </td>
  );
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0} style={{ margin: '28px 0' }}>
      <tbody>
        {pairs.map((pair) => (
          <tr key={pair[0]?.key}>{pair.map(draw)}</tr>
        ))}
      </tbody>
    </table>
  );
}

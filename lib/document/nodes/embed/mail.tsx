import { CardInMail } from '../../card-mail';
import { caption } from '../../mail-style';
import { mailPicturePath } from '../../picture-path';
import type { MailProps } from '../../rendering';
import { readEmbed } from './attributes';

/** Outlook reads only the attribute. */
const COLUMN_PIXELS = 600;

/** Nothing plays in a mail: a video is its picture, with a play mark in it, which leads to the provider. */
export function EmbedMail({ node, context }: MailProps) {
  const embed = readEmbed(node);
  if (!embed) return null;
  const { url, player, title, byline, description, thumbnail } = embed;
  const picture = context.pictures[thumbnail];
  if (player?.kind !== 'video' || !picture)
    return (
      <CardInMail
        href={url}
        title={player ? `▶ ${title}` : title}
        description={description}
        byline={byline}
        picture={thumbnail}
        context={context}
      />
    );
  const width = Math.min(COLUMN_PIXELS, picture.width);
  return (
    <div style={{ margin: '30px 0' }}>
      <a href={url}>
        {/* biome-ignore lint/performance/noImgElement: a mail has no Next. */}
        <img
          src={context.siteUrl + mailPicturePath(thumbnail, picture)}
          width={width}
          alt={context.words('document.play', { title })}
          style={{ display: 'block', width: '100%', maxWidth: `${width}px`, height: 'auto', margin: '0 auto', border: 0 }}
        />
      </a>
      <p className="c-muted" style={caption}>
        {title} · {byline}
      </p>
    </div>
  );
}

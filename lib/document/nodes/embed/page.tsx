import type { Words } from '@/lib/words/translator';
import { PagePicture } from '../../page-picture';
import type { PageContext, PageProps } from '../../rendering';
import { type ReadEmbed, readEmbed } from './attributes';

/** What components/site/post.browser.js makes a frame of; without it the link leads to the provider. */
const playing = ({ player, title, ratio }: ReadEmbed, words: Words) =>
  player && {
    'data-player': player.src,
    'data-title': title,
    'data-ratio': player.kind === 'video' ? String(ratio || player.ratio) : undefined,
    'data-height': player.kind === 'sound' ? String(player.height) : undefined,
    'aria-label': words('document.play', { title: `${title} (${player.provider})` }),
  };

function Thumbnail({ embed, context, sizes }: { embed: ReadEmbed; context: PageContext; sizes: string }) {
  const picture = context.pictures[embed.thumbnail];
  if (!picture) return null;
  return (
    <PagePicture
      name={embed.thumbnail}
      picture={picture}
      siteUrl={context.siteUrl}
      className="embed-picture"
      sizes={sizes}
      alt=""
      loading="lazy"
      decoding="async"
    />
  );
}

/** A video is its picture, with a play mark in it, until it is pressed; all else is a card. */
export function EmbedPage({ node, context }: PageProps) {
  const embed = readEmbed(node);
  if (!embed) return null;
  const { url, player, title, byline, description, ratio } = embed;
  if (player?.kind === 'video')
    return (
      <figure data-embed="video">
        <a href={url} rel="noopener" {...playing(embed, context.words)} style={{ aspectRatio: ratio || player.ratio }}>
          <Thumbnail embed={embed} context={context} sizes="(min-width: 42rem) 39rem, 100vw" />
          {!context.pictures[embed.thumbnail] && <span className="embed-play">▶</span>}
        </a>
        <figcaption>
          {title} · {byline}
        </figcaption>
      </figure>
    );
  return (
    <div data-embed="card">
      <a href={url} rel="noopener" {...playing(embed, context.words)}>
        <Thumbnail embed={embed} context={context} sizes="(min-width: 42rem) 13rem, 40vw" />
        <span>
          <strong>{player ? `▶ ${title}` : title}</strong>
          {description && <span>{description}</span>}
          <small>{byline}</small>
        </span>
      </a>
    </div>
  );
}

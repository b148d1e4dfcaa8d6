import { safeUrl } from '../../safe-url';
import type { DocumentNode } from '../../types';
import { playerOf } from './players';

/** What a page told of itself when its link was looked up. Words alone: nothing of its markup is kept. */
export type EmbedAttributes = {
  url: string;
  title: string;
  author: string;
  /** What the site calls itself */
  site: string;
  description: string;
  /** The key of its picture among our own, or '' */
  thumbnail: string;
  /** Width by height of what plays; 0 where nobody said */
  ratio: number;
};

/** The attributes of a checked embed, with its player where there is one. null for an address an older rule let in. */
export function readEmbed(node: DocumentNode) {
  const attributes = node.attrs as EmbedAttributes;
  const url = safeUrl(attributes.url);
  if (!url || !/^https?:/i.test(url)) return null;
  const player = playerOf(url);
  const site = player?.provider ?? (attributes.site || new URL(url).hostname.replace(/^www\./, ''));
  const title = attributes.title || (player ? `${player.provider} ${player.kind}` : new URL(url).hostname);
  const byline = [attributes.author, site].filter(Boolean).join(' · ');
  return { ...attributes, url, player, site, title, byline };
}
export type ReadEmbed = NonNullable<ReturnType<typeof readEmbed>>;

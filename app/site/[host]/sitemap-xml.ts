import { xmlCharacters } from '@/lib/format/xml-characters';
import { textResponse } from './text-response';

export const escapeXml = (text: string) =>
  xmlCharacters(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A sitemap of these entries (sitemaps.org 0.9, with Google's elements for news). */
export const sitemapResponse = (root: 'sitemapindex' | 'urlset', entries: string[]) =>
  textResponse(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n${entries.join('\n')}\n</${root}>\n`,
    'application/xml',
  );

import type { SubscriptionTier } from '@/lib/db/types';
import { PLACEHOLDERS } from '@/lib/mailer/placeholders';

type Message = { variant: SubscriptionTier; html: string; text: string };
export type CountedLink = { number: number; url: string; paidOnly: boolean };

const HREF = /(<a\b[^>]*?\shref=")(https?:\/\/[^"]*)(")/gi;
const ENTITIES: Record<string, string> = { amp: '&', quot: '"', '#x27': "'", '#39': "'", lt: '<', gt: '>' };
const plain = (attribute: string) =>
  attribute.replace(/&(amp|quot|#x27|#39|lt|gt);/gi, (_, name: string) => ENTITIES[name.toLowerCase()]!);
/** The way out and a vote are the reader's own affair: never wrapped. */
const isOwn = (url: string) => Object.values(PLACEHOLDERS).some((placeholder) => url.startsWith(placeholder));

/** No words, no frame, and the size of nothing; programs that want them find an empty alt and a width. */
const PICTURE = `<img src="${PLACEHOLDERS.openUrl}" alt="" width="1" height="1" style="display:block;width:1px;height:1px;border:0">`;

/** An issue's messages with what its reading is counted by: each web link of the HTML leads through us by its number, and a
 *  picture stands at the end. The text part stays as it is: there an address is read by people. The links are handed back
 *  to be stored, since a click goes only where a message of this issue led. */
export function countReading(messages: Message[]): { messages: Message[]; links: CountedLink[] } {
  const numbers = new Map<string, CountedLink>();
  const wrap = (message: Message): Message => {
    const html = message.html.replace(HREF, (whole, before: string, address: string, after: string) => {
      const url = plain(address);
      if (isOwn(url) || !URL.canParse(url)) return whole;
      const link = numbers.get(url) ?? { number: numbers.size, url, paidOnly: message.variant === 'paid' };
      numbers.set(url, link);
      return `${before}${PLACEHOLDERS.clickUrl}${link.number}${after}`;
    });
    const end = html.lastIndexOf('</body>');
    return { ...message, html: end < 0 ? html + PICTURE : html.slice(0, end) + PICTURE + html.slice(end) };
  };
  // The free message first: what stands in it is no secret of the paid one.
  const ordered = [...messages].sort((a, b) => Number(a.variant === 'paid') - Number(b.variant === 'paid'));
  return { messages: ordered.map(wrap), links: [...numbers.values()] };
}

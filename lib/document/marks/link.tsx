import Link from '@tiptap/extension-link';
import { MAIL_COLOURS } from '../mail-style';
import type { Mark } from '../mark';
import { safeUrl } from '../safe-url';

const extension = Link.extend({
  addAttributes() {
    return {
      href: {
        default: null,
        parseHTML: (element: HTMLElement) => element.getAttribute('href'),
        validate: (href: unknown) => {
          if (!safeUrl(href)) throw new RangeError('A link that is not http, https or mailto');
        },
      },
    };
  },
}).configure({
  openOnClick: false,
  defaultProtocol: 'https',
  HTMLAttributes: { rel: 'noopener', target: null },
  isAllowedUri: (address) => safeUrl(address) !== null,
});

/** The address is asked about again at each rendering: a row may be older than a rule. */
export const link: Mark = {
  extension,
  page: ({ attrs }, children, rel = 'noopener') => {
    const href = safeUrl(attrs?.href);
    return href ? (
      <a href={href} rel={rel}>
        {children}
      </a>
    ) : (
      children
    );
  },
  mail: ({ attrs }, children) => {
    const href = safeUrl(attrs?.href);
    return href ? (
      <a href={href} className="c-ink" style={{ color: MAIL_COLOURS.light.ink, textDecoration: 'underline' }}>
        {children}
      </a>
    ) : (
      children
    );
  },
  text: ({ attrs }, words) => {
    const href = safeUrl(attrs?.href);
    return href && href !== words && href !== `mailto:${words}` ? `${words} (${href})` : words;
  },
  markdown: ({ attrs }, words) => {
    const href = safeUrl(attrs?.href);
    return href ? `[${words}](${href.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'))})` : words;
  },
};

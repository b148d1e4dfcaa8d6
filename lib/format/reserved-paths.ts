/** What answers at the root itself: a page that had such an address before is seen by nobody. */
const ANSWERED = new Set(
  `account archive dashboard health home reader search setup sign-in site subscribe tip upgrade welcome`.split(/\s+/),
);

/** What longer addresses of the site begin with, and words that are kept for such. */
const BEGUN = new Set(
  `address api author comment confirm erase feed files gift group invite katex l like o p poll preview private readers robots s
  sitemap subscribe-form tag theme-fonts unsubscribe uploads vote`.split(/\s+/),
);

/** Whether a page can have no such address: it is the site's own. Slugs have no dots, so files such as robots.txt are out of
 *  their reach. */
export const isReservedPath = (slug: string) => BEGUN.has(slug) || isAnsweredPath(slug);

/** Whether the site itself answers there, so that a page would not be seen. */
export const isAnsweredPath = (slug: string) => ANSWERED.has(slug);

/** Whether a post of this kind can't have the address: a page stands at the root, where the site's own are. */
export const isReservedFor = (kind: 'post' | 'page', slug: string) => kind === 'page' && isReservedPath(slug);

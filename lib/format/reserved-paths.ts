/** First segments of addresses that are the site's own: no page may stand there. */
const RESERVED = new Set(
  `account address api archive author comment confirm dashboard erase feed gift group health home like l o p private reader readers robots s search setup sign-in site sitemap subscribe
  subscribe-form tag theme-fonts tip unsubscribe upgrade uploads welcome`.split(/\s+/),
);

/** Whether a page can have no such address. Slugs have no dots, so files such as robots.txt are out of their reach. */
export const isReservedPath = (slug: string) => RESERVED.has(slug);

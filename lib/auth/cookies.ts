import { env } from '@/lib/env';

const secure = () => env().SITE_URL.protocol === 'https:';

/** `__Host-` binds a cookie to its exact host and to https. Over plain http, as on a developer's machine, a browser
 *  refuses that prefix. */
const hostCookie = (name: string) => (secure() ? `__Host-${name}` : name);

export const sessionCookie = () => hostCookie('authjs.session-token');
export const csrfCookie = () => hostCookie('authjs.csrf-token');
export const callbackUrlCookie = () => hostCookie('authjs.callback-url');
/** Binds the six digits to the browser that asked for them. */
export const browserCookie = () => hostCookie('courant.sign-in');

/** Says that somebody signed in here before (known-browser.ts). */
export const knownCookie = () => hostCookie('courant.known');

/** Binds the way in from another publication to the browser that asked for it. */
export const switchCookie = () => hostCookie('courant.switch');

/** Binds a checkout to the browser that went to pay. */
export const checkoutCookie = () => hostCookie('courant.checkout');

/** Host-only (no domain), unreadable to scripts, not sent with another site's POST. */
export const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: secure() }) as const;

import { LIKER_COOKIE, LIKER_SECONDS } from '@/lib/comments/liker-cookie';

/** The header that lets a browser be known again by its likes. */
export function likerCookieHeader(request: Request, cookie: string): string {
  const isSecure = new URL(request.url).protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https';
  return `${LIKER_COOKIE}=${cookie}; Path=/; Max-Age=${LIKER_SECONDS}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}

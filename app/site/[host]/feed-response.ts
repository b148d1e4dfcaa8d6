import { env } from '@/lib/env';
import { plainNotFound, textResponse } from './text-response';

/** A public feed. Where there is a hub, its headers lead to it as the feed itself does (WebSub §4).
 *  @param selfUrl of this very file */
export function feedResponse(made: { body: string; contentType: string } | null, selfUrl: string): Response {
  if (!made) return plainNotFound();
  const response = textResponse(made.body, made.contentType);
  const hub = env().WEBSUB_HUB;
  if (hub) response.headers.set('link', `<${hub}>; rel="hub", <${selfUrl}>; rel="self"`);
  return response;
}

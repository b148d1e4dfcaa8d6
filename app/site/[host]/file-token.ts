/** The HTML with what opens a reader's own files in each address of one: their feed reader has no session.
 *  @param token base64url, so it needs no escaping */
export const withFileToken = (html: string, siteUrl: string, token: string): string =>
  html.replace(/(\s(?:href|src))="([^"]*)"/g, (whole, name: string, url: string) =>
    url.startsWith(`${siteUrl}/files/`) ? `${name}="${url}?feed=${token}"` : whole,
  );

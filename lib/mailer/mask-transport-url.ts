/** A transport's URL as it may be shown: without its password, and of a provider's key only that there is one. */
export function maskTransportUrl(text: string): string {
  const url = new URL(text);
  const isSmtp = url.protocol === 'smtp:' || url.protocol === 'smtps:';
  // Some take the one token as name and as password.
  const user = isSmtp && url.username !== url.password ? url.username : url.username && '•••';
  const credentials = user ? `${user}${url.password ? ':•••' : ''}@` : '';
  return `${url.protocol}//${credentials}${url.host}${isSmtp ? '' : url.pathname}${url.search}`;
}

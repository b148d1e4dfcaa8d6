/** Next calls this once as the web process starts: a wrong setting ends it there, with a line for each. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { checkWebStart, checkWebSecret } = await import('./lib/launch/check-web-start');
  checkWebStart();
  checkWebSecret();
  const { keepHostInInnerRequests } = await import('./lib/pages/fetch-from-self');
  keepHostInInnerRequests();
  const { beforeNext } = await import('./lib/pages/before-next');
  beforeNext();
}

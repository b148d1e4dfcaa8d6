/** A request's Host as publications store theirs: lower case, no port, no trailing dot; '' when there is none. */
export const hostName = (host: string | null | undefined): string =>
  (host ?? '').toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');

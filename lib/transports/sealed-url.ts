import { seal, unseal } from '@/lib/secrets/seal';

const PURPOSE = 'mail-transport';

export const sealUrl = (url: string) => seal(PURPOSE, url);

/** @throws when the install's secret is another than when it was sealed */
export function unsealUrl(sealed: Uint8Array): string {
  const url = unseal(PURPOSE, sealed);
  if (typeof url !== 'string') throw new Error('a sealed transport holds no URL');
  return url;
}

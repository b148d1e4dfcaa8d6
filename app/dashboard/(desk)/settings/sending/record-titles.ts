import type { RecordName } from '@/lib/publications/sending-domain/dns-records';

/** What each record is called and what it does, for someone who has never entered one. */
export const RECORD_TITLES: Record<RecordName, { title: string; purpose: string }> = {
  'dkim-rsa': { title: 'DKIM key', purpose: 'Proves that a mail is from you and was not changed on its way.' },
  'dkim-ed25519': { title: 'DKIM key, second kind', purpose: 'The same with a shorter, newer key. Mail is signed by both.' },
  spf: { title: 'SPF', purpose: 'Says that our server may send for your domain. If you have one, add the include to it.' },
  dmarc: { title: 'DMARC', purpose: 'Says what receivers should do with mail that only pretends to be from you.' },
  'return-path': { title: 'Return path', purpose: 'Lets bounces come back under your own domain.' },
  'next-dkim-rsa': { title: 'New DKIM key', purpose: 'Signs as soon as it is found. Leave the old one in place for a week.' },
  'next-dkim-ed25519': { title: 'New DKIM key, second kind', purpose: 'Goes with the new key above.' },
};

import type { DomainFinding, DomainResult } from './find-domain';

const WORDS: Record<DomainFinding, (detail: string) => string> = {
  good: () => 'Found, and right.',
  'no-domain': (detail) => `The domain ${detail} does not exist, or its name servers do not know it yet.`,
  'no-address': (detail) => `Nothing found at ${detail}. New records can take up to an hour to show.`,
  'other-cname': (detail) => `It leads to ${detail}, where nothing is. Let it lead to the host shown here.`,
  'other-address': (detail) =>
    `It leads to ${detail}, which is not an address of ours that we know. That is right only if a proxy of yours stands there and passes requests on.`,
  loop: (detail) => `${detail} is a CNAME that leads back to itself. Replace it with the record shown here.`,
  'no-proof': (detail) =>
    `We cannot see that the domain’s owner means this publication. Add the TXT record at ${detail}, or the CNAME without a proxy before it.`,
  'other-proof': (detail) =>
    `The record at ${detail} names another publication. Enter the value shown here beside it or in its place.`,
  'not-here': (detail) =>
    `Something else answers at ${detail}. Check that it leads to us and that the old site is not kept by a cache.`,
  'not-reached': (detail) => `Nothing answered at ${detail} in time. We will ask again.`,
  'no-certificate': (detail) =>
    `No safe connection to ${detail} yet. Its certificate may still be on its way, which takes up to a few minutes. We will ask again.`,
  redirects: (detail) => `${detail} sends visitors on to another address. Take that forwarding away at your domain’s provider.`,
  taken: (detail) => `Another publication stands at ${detail} and still proves that it may.`,
  'not-asked': () => 'Asked for once the records above are right.',
  servfail: (detail) => `The name servers of ${detail} answered with an error. Nothing was changed; we will ask again.`,
  timeout: (detail) => `The name servers of ${detail} did not answer in time. Nothing was changed; we will ask again.`,
};

/** What a check of a domain found in plain words, and what to do. */
export const domainWords = ({ finding, detail }: Pick<DomainResult, 'finding' | 'detail'>) => WORDS[finding](detail);

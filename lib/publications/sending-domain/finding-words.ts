import type { CheckedRecord } from './check-records';
import type { FindingName } from './findings';

type Words = (detail: string, host: string) => string;

const WORDS: Record<FindingName, Words> = {
  good: () => 'Found, and right.',
  'no-domain': (detail) => `The domain ${detail} does not exist, or its name servers do not know it yet.`,
  servfail: (detail) => `The name servers of ${detail} answered with an error. Nothing was changed; we will ask again.`,
  timeout: (detail) => `The name servers of ${detail} did not answer in time. Nothing was changed; we will ask again.`,
  loop: (detail) => `${detail} is a CNAME that leads back to itself. Replace it with the record shown here.`,
  none: (detail) => `Nothing found at ${detail}. New records can take up to an hour to show.`,
  quotes: (detail) => `The value has quotation marks in it (${detail}). Enter it without any; your DNS host adds them itself.`,
  wildcard: (detail) => `A wildcard record (${detail}) answers here in place of this one. Add this record by its full name.`,
  several: (detail) => `There are ${detail} such records, and receivers then believe none. Keep one and delete the others.`,
  revoked: () => 'The record is there with an empty p=, which means the key was withdrawn. Enter the value shown here.',
  split: (detail) =>
    `The key was entered as ${detail} records. It has to be one record; a long value may be cut into several strings inside it.`,
  'cut-off': (detail) =>
    `The key ends after ${detail} characters. Your DNS host cut it: enter it as one record of two quoted strings.`,
  'other-key': () => 'There is a key, but another one. Replace it with the value shown here.',
  'weak-key': (detail) => `There is another key of only ${detail} bits, which receivers refuse. Enter the value shown here.`,
  'wrong-type': (detail) => `The record says k=${detail}. Enter the value just as shown here.`,
  'not-dkim': (detail) => `What stands there is no key: “${detail}”. Replace it with the value shown here.`,
  'test-mode': () => 'Right, but marked as a test (t=y). Take that out so that receivers count it.',
  lookups: (detail) =>
    `Checking this record takes ${detail} DNS look-ups; after 10 receivers stop and refuse it. Take out includes you no longer need.`,
  'void-lookups': (detail) => `It names ${detail} hosts that do not exist; receivers allow two. Take them out.`,
  'include-broken': (detail) => `It includes ${detail}, which has no valid SPF record, so the whole record fails.`,
  'include-loop': (detail) => `It includes ${detail}, which leads back to itself, so the whole record fails.`,
  'not-included': (detail) => `There is an SPF record, but it does not let our server send. Add ${detail} before its “all”.`,
  'all-allowed': () => 'It ends with +all and lets anyone send as you. Use ~all.',
  'after-all': (detail) => `${detail} stands after “all” and is never read. Move it before.`,
  syntax: (detail) => `“${detail}” is not valid there, so the whole record fails.`,
  'no-policy': () => 'The record has no policy. Enter the value shown here.',
  parent: (detail) => `Covered by the policy of ${detail}.`,
  'other-target': (detail) => `It leads to ${detail}. Bounces will not come back to us until it leads to the host shown here.`,
};

/** A checked record in plain words: what was found and what to do. */
export const findingWords = ({ finding, detail, host }: Pick<CheckedRecord, 'finding' | 'detail' | 'host'>) =>
  WORDS[finding](detail || host, host);

/** What servers say in words alone, and the RFC 3463 status that says the same. Only phrases seen in reports that carry
 *  no code; what they mean for the reader is decided where every status is (lib/mailer/replies.ts). */
const KNOWN: [RegExp, string][] = [
  [/doesn't have a (yahoo|ymail|rocketmail|aol)\S* account/i, '5.1.1'],
  [/no mailbox here by that name/i, '5.1.1'],
  [/not listed in (the )?(public name & address book|domino directory)/i, '5.1.1'],
  [/recipient name is not recognized|e-?mail account does not exist at the organization/i, '5.1.1'],
  [
    /e-?mail address (you entered )?couldn't be found|wasn't found at|address couldn't be found, or is unable to receive/i,
    '5.1.1',
  ],
  [/unrouteable address|unknown local.?part|no such (user|mailbox|recipient)/i, '5.1.1'],
  [/(user|recipient|mailbox|account) (is )?(unknown|not found)|unknown (user|recipient|mailbox)/i, '5.1.1'],
  [/delivery_failed: (invalid|unknown) recipient|invalid recipient/i, '5.1.1'],
  [/(account|mailbox)( \S+)? (has been|is|was) (disabled|deactivated|suspended|discontinued|closed)/i, '5.2.1'],
  [/(mailbox|inbox|quota|mail box)[^.\n]{0,40}(is full|is almost full|exceeded)|over (the )?quota|user is over/i, '5.2.2'],
  [
    /couldn't find any host|domain (name )?(does not exist|couldn't be found|not found)|host (not found|unknown)|no mx record/i,
    '5.1.2',
  ],
  [/message (size )?(exceeds|is too (large|big))|too large to be delivered/i, '5.3.4'],
  [/(retry time|retry timeout|delivery time) (not reached|exceeded|expired)|could not be delivered (for|within) \d+/i, '4.4.7'],
  [/classified as spam|identified as spam|blocked (by|using)|blacklist|rejected (by|for) policy/i, '5.7.1'],
];

/** The status that words without a code amount to, or null for words we don't know: those decide nothing. */
export const statusOfWords = (words: string): string | null => KNOWN.find(([pattern]) => pattern.test(words))?.[1] ?? null;

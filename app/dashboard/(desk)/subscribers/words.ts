/** Where a subscription came from, and why it ended, in words. */
export const SOURCE_WORDS: Record<string, string> = {
  form: 'Your site',
  writer: 'Added by you',
  import: 'Import',
  payment: 'Paying',
  gift: 'A gift',
  group: 'A group',
};

export const END_WORDS: Record<string, string> = {
  reader: 'They unsubscribed',
  complaint: 'They marked a mail as spam',
  bounce: 'Their address did not take mail',
  writer: 'You ended it',
};

export const SUPPRESSION_WORDS: Record<string, string> = {
  hard_bounce: 'The receiving server says this address does not exist',
  soft_bounces: 'The address refused mail again and again',
  complaint: 'They marked a mail as spam',
  writer: 'You asked for it',
  erased: 'They had everything about them erased',
};

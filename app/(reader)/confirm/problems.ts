export const CONFIRM_PROBLEMS = {
  'link-unknown': 'This link does not work. It may have been cut short, or a newer one was mailed to you.',
  'link-expired': 'This link is too old. Type your address once more and a new one is on its way.',
};

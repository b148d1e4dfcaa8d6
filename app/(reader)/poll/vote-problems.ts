export const POLL_GONE = 'It was taken down, or the address is not complete.';

/** What a page says of a vote that was not taken. */
export const VOTE_PROBLEMS: Record<string, string> = {
  'answer-unknown': 'This answer is gone. Please choose another.',
  closed: 'This poll closed before your vote came.',
  'too-many': 'There were many votes from your network. Please try again in an hour.',
};

/** What a page says of a vote that was not taken, by its words. */
export const VOTE_PROBLEMS = {
  'poll-unknown': 'poll.pollUnknown',
  'answer-unknown': 'poll.answerUnknown',
  closed: 'poll.closedBefore',
  'too-many': 'poll.tooMany',
} as const;

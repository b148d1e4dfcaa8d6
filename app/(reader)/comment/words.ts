/** What is said of a comment that was not taken. */
export const COMMENT_PROBLEMS: Record<string, string> = {
  'post-unknown': 'This post is not there any more.',
  'cannot-read': 'Comments under this post are for those who can read it.',
  'answered-gone': 'The comment you answer is not there any more.',
  'too-many-links': 'That are too many links. Ten is the most.',
  'too-many': 'You wrote a lot in a short time. Please wait a while.',
  off: 'Nothing can be written here any more.',
  closed: 'This discussion is closed.',
  'sign-in': 'Please sign in first.',
  subscribe: 'Only readers who get this publication can write here.',
  pay: 'Only readers who pay can write here.',
  banned: 'The team has closed commenting for you.',
  'comment-unknown': 'This comment is not there any more.',
  removed: 'This comment was removed by the team.',
  'reason-missing': 'Choose a reason.',
  'detail-long': 'Keep it under 500 characters.',
  own: 'This comment is your own.',
};

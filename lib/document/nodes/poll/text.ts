import type { WriteNode } from '../../rendering';
import { readPoll } from './attributes';

export const pollText: WriteNode = (node, { siteUrl, voteUrl, words }) => {
  const poll = readPoll(node);
  if (!poll) return '';
  const { id, question, answers } = poll;
  const lines = answers.map((answer) => (voteUrl ? `- ${answer.text}: ${voteUrl}${id}/${answer.id}` : `- ${answer.text}`));
  return [
    words('poll.question', { question }),
    ...lines,
    ...(voteUrl ? [] : [`${words('poll.vote')}: ${siteUrl}/poll/${id}`]),
  ].join('\n');
};

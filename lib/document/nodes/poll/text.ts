import type { WriteNode } from '../../rendering';
import { readPoll } from './attributes';

export const pollText: WriteNode = (node, { siteUrl, voteUrl }) => {
  const poll = readPoll(node);
  if (!poll) return '';
  const { id, question, answers } = poll;
  const lines = answers.map((answer) => (voteUrl ? `- ${answer.text}: ${voteUrl}${id}/${answer.id}` : `- ${answer.text}`));
  return [`Poll: ${question}`, ...lines, ...(voteUrl ? [] : [`Vote: ${siteUrl}/poll/${id}`])].join('\n');
};

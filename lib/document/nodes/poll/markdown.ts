import { escapeMarkdown } from '../../escape-markdown';
import type { WriteNode } from '../../rendering';
import { readPoll } from './attributes';

export const pollMarkdown: WriteNode = (node, { siteUrl, words }) => {
  const poll = readPoll(node);
  if (!poll) return '';
  const line = (text: string) => escapeMarkdown(text.replace(/\s+/g, ' '));
  const answers = poll.answers.map(({ text }) => `- ${line(text)}`).join('\n');
  return `**${line(poll.question)}**\n\n${answers}\n\n[${words('poll.vote')}](${siteUrl}/poll/${poll.id})`;
};

import { escapeMarkdown } from '../../escape-markdown';
import type { WriteNode } from '../../rendering';
import { readPoll } from './attributes';

export const pollMarkdown: WriteNode = (node, { siteUrl }) => {
  const poll = readPoll(node);
  if (!poll) return '';
  const line = (words: string) => escapeMarkdown(words.replace(/\s+/g, ' '));
  const answers = poll.answers.map(({ text }) => `- ${line(text)}`).join('\n');
  return `**${line(poll.question)}**\n\n${answers}\n\n[Vote](${siteUrl}/poll/${poll.id})`;
};

import type { WriteNode } from '../../rendering';

export const horizontalRuleMarkdown: WriteNode = () => '---';

import type { WriteNode } from '../../rendering';

export const horizontalRuleText: WriteNode = () => '* * *';

import type { WriteNode } from '../../rendering';

export const paywallText: WriteNode = () => '* * *';

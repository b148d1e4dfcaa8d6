import { plainText } from '../../plain-text';
import type { WriteNode } from '../../rendering';

export const codeBlockText: WriteNode = (node) => plainText(node).replace(/^(?=.)/gm, '    ');

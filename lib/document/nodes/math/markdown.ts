import type { WriteNode } from '../../rendering';
import { mathText } from './text';

/** Between dollars as GitHub and Pandoc read it. A space behind each < keeps it from looking like HTML, and changes no formula. */
export const mathMarkdown: WriteNode = (node, writing) => mathText(node, writing).replace(/<(?=\S)/g, '< ');

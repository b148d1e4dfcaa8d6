import type { DocumentNode } from '../../types';

export const IMAGE_WIDTHS = ['normal', 'wide', 'full'] as const;
export type ImageWidth = (typeof IMAGE_WIDTHS)[number];
export type ImageAttributes = { key: string; alt: string; caption: string; width: ImageWidth };

/** The attributes of a checked image node. */
export const imageAttributes = (node: DocumentNode) => node.attrs as ImageAttributes;

import { Node } from '@tiptap/core';
import { atomWith, fileKey, number, trueOrFalse, words } from '../../atom-attributes';

/** A file that was uploaded here, to be heard or downloaded. It names the upload's key, never an address. */
export const attachment = Node.create({
  name: 'attachment',
  group: 'block',
  atom: true,
  draggable: true,
  ...atomWith('attachment', {
    key: fileKey,
    fileName: words(200, 'file'),
    title: words(300),
    isAudio: trueOrFalse,
    sizeBytes: number(0, 2_000_000_000, 0),
    durationSeconds: number(0, 1_000_000, 0),
  }),
});

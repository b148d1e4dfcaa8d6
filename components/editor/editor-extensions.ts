import { Extension, type Node } from '@tiptap/core';
import { ListKeymap } from '@tiptap/extension-list';
import { Dropcursor, Gapcursor, Placeholder, TrailingNode, UndoRedo } from '@tiptap/extensions';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { documentExtensions } from '@/lib/document/document-extensions';
import { AttachmentView } from './attachment-view';
import { ButtonView } from './button-view';
import { EmbedView } from './embed-view';
import { findMatches } from './find-matches';
import { ImageView } from './image-view';
import { PaywallView } from './paywall-view';
import { PollView } from './poll-view';
import { SubscribeButtonView } from './subscribe-button-view';
import { uploadPlaces } from './upload-places';

const VIEWS: Record<string, Parameters<typeof ReactNodeViewRenderer>[0]> = {
  image: ImageView,
  button: ButtonView,
  subscribeButton: SubscribeButtonView,
  paywall: PaywallView,
  embed: EmbedView,
  poll: PollView,
  attachment: AttachmentView,
};

/** The schema of lib/document with what only writing needs. */
export const editorExtensions = [
  ...documentExtensions.map((extension) => {
    const view = VIEWS[extension.name];
    return view ? (extension as Node).extend({ addNodeView: () => ReactNodeViewRenderer(view) }) : extension;
  }),
  UndoRedo,
  Dropcursor,
  Gapcursor,
  ListKeymap,
  TrailingNode,
  Placeholder.configure({ placeholder: 'Write, or type / to add a block' }),
  Extension.create({ name: 'findMatches', addProseMirrorPlugins: () => [findMatches()] }),
  Extension.create({ name: 'uploadPlaces', addProseMirrorPlugins: () => [uploadPlaces()] }),
];

import { Extension, type Node, type NodeViewRenderer } from '@tiptap/core';
import { ListKeymap } from '@tiptap/extension-list';
import { Dropcursor, Gapcursor, Placeholder, TrailingNode, UndoRedo } from '@tiptap/extensions';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { documentExtensions } from '@/lib/document/document-extensions';
import { AttachmentView } from './attachment-view';
import { blockKeys } from './block-keys';
import { ButtonView } from './button-view';
import { codeHighlight } from './code-highlight';
import { CodeView } from './code-view';
import { EmbedView } from './embed-view';
import { findMatches } from './find-matches';
import { footnoteView } from './footnote-view';
import { GalleryView } from './gallery-view';
import { ImageView } from './image-view';
import { MathView } from './math-view';
import { PaywallView } from './paywall-view';
import { PollView } from './poll-view';
import { PostCardView } from './post-card-view';
import { SubscribeButtonView } from './subscribe-button-view';
import { SubscribeFormView } from './subscribe-form-view';
import { TableView } from './table-view';
import { uploadPlaces } from './upload-places';

type View = Parameters<typeof ReactNodeViewRenderer>;

const VIEWS: Record<string, View[0]> = {
  image: ImageView,
  button: ButtonView,
  subscribeButton: SubscribeButtonView,
  paywall: PaywallView,
  embed: EmbedView,
  poll: PollView,
  attachment: AttachmentView,
  table: TableView,
  codeBlock: CodeView,
  subscribeForm: SubscribeFormView,
  math: MathView,
  mathBlock: MathView,
  postCard: PostCardView,
};
/** What holds a view's content, where it is no div. */
const CONTENT: Record<string, View[1]> = { table: { contentDOMElementTag: 'tbody' } };

/** It draws its pictures itself, and its fields, buttons and drags are its own: ProseMirror leaves what is in it alone. */
const galleryView: NodeViewRenderer = (props) =>
  Object.defineProperty(ReactNodeViewRenderer(GalleryView, { stopEvent: () => true })(props), 'contentDOM', { get: () => null });

/** The schema of lib/document with what only writing needs. */
export const editorExtensions = [
  ...documentExtensions.map((extension) => {
    if (extension.name === 'gallery') return (extension as Node).extend({ addNodeView: () => galleryView });
    if (extension.name === 'footnote') return (extension as Node).extend({ addNodeView: () => footnoteView });
    const view = VIEWS[extension.name];
    return view
      ? (extension as Node).extend({ addNodeView: () => ReactNodeViewRenderer(view, CONTENT[extension.name]) })
      : extension;
  }),
  UndoRedo,
  Dropcursor,
  Gapcursor,
  ListKeymap,
  TrailingNode,
  Placeholder.configure({ placeholder: 'Write, or type / to add a block' }),
  Extension.create({ name: 'findMatches', addProseMirrorPlugins: () => [findMatches()] }),
  Extension.create({ name: 'writing', addProseMirrorPlugins: () => [uploadPlaces(), codeHighlight(), blockKeys()] }),
];

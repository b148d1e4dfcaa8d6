import type { EditorView } from '@tiptap/pm/view';
import { sendFile } from './send-file';
import { keepPlace } from './upload-places';

const PROBLEMS: Record<string, string> = {
  forbidden: 'You are signed out. Sign in again in another tab, then try again.',
  'too-many': 'That were many files in one hour. Wait a little, then try again.',
  'too-large': 'This file is larger than 100 MB. Make it smaller, or link to where it lies.',
  full: 'The files of this publication fill the room there is for them (20 GB), so no more can be added.',
  empty: 'This file is empty.',
  program: 'Programs and web pages can’t be attached: mail programs take them for an attack. Put them into a ZIP file.',
  broken: 'The connection broke. Try again.',
};

/** Puts a file in: at once a place that shows how far it is, then what readers hear or download, or what went wrong. */
export function putAttachment(view: EditorView, { url, file, at }: { url: string; file: File; at: number }) {
  keepPlace(view, {
    name: file.name,
    at,
    async work(show, signal) {
      const progress = (share: number) => show(share < 1 ? `Uploading ${file.name}…` : `Preparing ${file.name}…`, share);
      progress(0);
      const sent = await sendFile(url, file, progress, signal);
      if (!sent.ok) return { ok: false, message: PROBLEMS[sent.problem] ?? 'The server could not take this file. Try again.' };
      const attributes = sent.body.attachment as Record<string, unknown>;
      return { ok: true, node: view.state.schema.nodes.attachment?.create(attributes) ?? null };
    },
  });
}

import { formatBytes, formatDuration } from '@/lib/format/sizes';
import type { DocumentNode } from '../../types';

export type AttachmentAttributes = {
  key: string;
  /** As it is called where it is downloaded */
  fileName: string;
  /** In the writer's words; '' where the file's name says enough */
  title: string;
  isAudio: boolean;
  sizeBytes: number;
  /** Of sound; 0 where it is not known */
  durationSeconds: number;
};

/** Where a file lies on its publication's host. Each request for it is decided by itself (app/files). */
const attachmentPath = ({ key, fileName }: Pick<AttachmentAttributes, 'key' | 'fileName'>) =>
  `/files/${key}/${encodeURIComponent(fileName.replace(/[/\\?#%]+/g, '-'))}`;

/** The attributes of a checked attachment, with what is said of it. */
export function readAttachment(node: DocumentNode) {
  const attributes = node.attrs as unknown as AttachmentAttributes;
  const { fileName, title, isAudio, sizeBytes, durationSeconds } = attributes;
  const kind = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toUpperCase() ?? 'File';
  const length = isAudio && durationSeconds > 0 ? formatDuration(durationSeconds) : formatBytes(sizeBytes);
  return {
    ...attributes,
    title: title || fileName,
    details: isAudio ? length : `${kind} · ${length}`,
    path: attachmentPath(attributes),
  };
}

/** The keys of all files of a post, each once. */
export const attachmentKeys = (node: DocumentNode): string[] => [
  ...new Set([...(node.type === 'attachment' ? [String(node.attrs?.key)] : []), ...(node.content ?? []).flatMap(attachmentKeys)]),
];

import { randomBytes } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { parseBuffer } from 'music-metadata';
import { db } from '@/lib/db/db';
import type { AttachmentAttributes } from '@/lib/document/nodes/attachment/attributes';
import { deleteFiles, putFile } from '@/lib/storage/files';
import { MAX_PUBLICATION_BYTES, uploadedBytes } from '../uploaded-bytes';
import { attachmentFolder } from './attachment-folder';

export const MAX_ATTACHMENT_BYTES = 100 * 1024 * 1024;
/** What a browser plays by itself, by content and not by name. */
const AUDIO: Record<string, string> = {
  'audio/mpeg': 'audio/mpeg',
  'audio/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/aac': 'audio/aac',
  'audio/ogg': 'audio/ogg',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'audio/wav': 'audio/wav',
  'audio/flac': 'audio/flac',
};
/** Programs, and what a browser or a desktop runs as one. */
const PROGRAM_TYPES =
  /^application\/(x-msdownload|x-elf|x-mach-binary|x-msi|vnd\.android\.package-archive|java-archive|x-apple-diskimage)/;
const PROGRAM_NAMES =
  /\.(exe|com|bat|cmd|scr|msi|msix|dll|ps1|vbs|vbe|js|jse|mjs|wsf|hta|jar|apk|dmg|pkg|app|sh|command|html?|xhtml|shtml|svg|xml|swf|lnk|url|scf|reg)$/i;

export type UploadedAttachment =
  | { ok: true; attachment: AttachmentAttributes }
  | { ok: false; problem: 'too-large' | 'full' | 'empty' | 'program' };

type Input = { publicationId: string; userId: string; bytes: Uint8Array; fileName: string };

/** Takes in a file as it is, under a key that no one finds by guessing. What it is is read from its content; programs and
 *  web pages are refused, and whatever comes is only ever played or downloaded, never shown (app/files). */
export async function uploadAttachment({ publicationId, userId, bytes, fileName }: Input): Promise<UploadedAttachment> {
  if (bytes.length === 0) return { ok: false, problem: 'empty' };
  if (bytes.length > MAX_ATTACHMENT_BYTES) return { ok: false, problem: 'too-large' };
  if ((await uploadedBytes(publicationId)) + bytes.length > MAX_PUBLICATION_BYTES) return { ok: false, problem: 'full' };
  const type = await fileTypeFromBuffer(bytes);
  const name = cleanName(fileName);
  if (PROGRAM_NAMES.test(name) || PROGRAM_TYPES.test(type?.mime ?? '')) return { ok: false, problem: 'program' };
  const audio = AUDIO[type?.mime ?? ''];
  const contentType = audio ?? type?.mime ?? 'application/octet-stream';
  const durationSeconds = audio ? await durationOf(bytes, audio) : null;

  const key = randomBytes(16).toString('base64url');
  const folder = attachmentFolder(publicationId, key);
  try {
    await putFile(`${folder}/file`, bytes, contentType);
    await db.attachment.create({
      data: {
        publicationId,
        uploadedById: userId,
        key,
        fileName: name,
        contentType,
        sizeBytes: bytes.length,
        durationSeconds: durationSeconds === null ? null : Math.round(durationSeconds),
      },
    });
  } catch (error) {
    await deleteFiles(folder); // a file without a row would never be found again
    throw error;
  }
  const isAudio = audio !== undefined;
  return {
    ok: true,
    attachment: { key, fileName: name, title: '', isAudio, sizeBytes: bytes.length, durationSeconds: durationSeconds ?? 0 },
  };
}

/** A name without a path, or characters that a header or a disk takes for something else. */
function cleanName(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{C}"<>:|?*#%]+/gu, '-').replace(/^[.\s-]+|[.\s]+$/gu, '');
  return plain.slice(-150).toWellFormed() || 'file';
}

async function durationOf(bytes: Uint8Array, mimeType: string): Promise<number | null> {
  try {
    const { format } = await parseBuffer(bytes, { mimeType, size: bytes.length }, { duration: true, skipCovers: true });
    return format.duration ?? null;
  } catch (error) {
    if (error instanceof Error) return null; // a file that says nothing of its length still plays
    throw error;
  }
}

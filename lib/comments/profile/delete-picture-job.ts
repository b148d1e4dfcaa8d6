import { z } from 'zod';
import { PICTURE_KEY } from '@/lib/document/picture-path';
import { pictureFolder } from '@/lib/posts/picture-file';
import { job } from '@/lib/queue/queue';
import { deleteFiles } from '@/lib/storage/files';

/** Deletes the files of a reader's picture. What a browser has kept of it stays there. */
export const deletePictureJob = job(
  'delete-picture',
  z.object({ publicationId: z.uuid(), key: z.string().regex(PICTURE_KEY) }),
  ({ publicationId, key }) => deleteFiles(pictureFolder(publicationId, key)),
);

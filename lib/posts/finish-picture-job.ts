import { z } from 'zod';
import { PICTURE_KEY } from '@/lib/document/picture-path';
import { job } from '@/lib/queue/queue';
import { finishPicture } from './finish-picture';

const Payload = z.object({ publicationId: z.uuid(), key: z.string().regex(PICTURE_KEY) });

export const finishPictureJob = job('finish-picture', Payload, finishPicture);

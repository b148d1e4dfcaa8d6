import sharp from 'sharp';
import { type FetchOptions, fetchPublic } from '@/lib/fetch/fetch-public';
import { type UploadedImage, uploadImage } from '../upload-image';

const MAX_BYTES = 8_000_000;
const MAX_PIXELS = 50_000_000;
/** As wide as a column needs it, twice for sharp screens. */
const VIDEO_WIDTH = 1280;

type Input = {
  publicationId: string;
  userId: string;
  url: string;
  /** Width by height of a video, whose picture gets a play mark; 0 for any other picture. */
  playRatio: number;
  options: FetchOptions;
};

/** Takes in a page's picture, made anew like any upload; null when there is none to be had. */
export async function takeLinkPicture(input: Input): Promise<Extract<UploadedImage, { ok: true }> | null> {
  const { publicationId, userId, url, playRatio, options } = input;
  const fetched = await fetchPublic(url, { ...options, maxBytes: MAX_BYTES });
  if (!fetched.ok || fetched.status !== 200) return null;
  const bytes = playRatio > 0 ? await withPlayMark(fetched.body, playRatio) : fetched.body;
  const uploaded = bytes && (await uploadImage({ publicationId, userId, bytes, fileName: 'link' }));
  return uploaded?.ok ? uploaded : null;
}

/** The picture cut to the video's shape (YouTube's have black bars), with the mark baked in: mail lays nothing over another. */
async function withPlayMark(bytes: Buffer, ratio: number): Promise<Buffer | null> {
  const width = ratio < 1 ? Math.round(VIDEO_WIDTH * 0.6) : VIDEO_WIDTH;
  const height = Math.round(width / ratio);
  try {
    return await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .timeout({ seconds: 20 })
      .resize({ width, height, fit: 'cover' })
      .flatten({ background: '#17130f' })
      .composite([playMark(Math.round(Math.min(width, height) / 4.5))])
      .jpeg({ quality: 88 })
      .toBuffer();
  } catch (error) {
    if (error instanceof Error) return null; // no picture after all: libvips says so in words alone
    throw error;
  }
}

/** A white triangle on a dark disc, as pixels: sharp may read no SVG here (upload-image.ts). */
function playMark(side: number) {
  const pixels = Buffer.alloc(side * side * 4);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [across, down] = [(x + 0.5) / side - 0.5, (y + 0.5) / side - 0.5];
      const inDisc = Math.min(1, Math.max(0, (0.49 - Math.hypot(across, down)) * side));
      // Its left edge at -0.12, its tip at 0.24, as high as it is wide.
      const inside = Math.min(across + 0.12, (0.24 - across) * 0.58 - Math.abs(down)) * side;
      const white = Math.min(1, Math.max(0, inside + 0.5));
      const shade = Math.round(255 * white + 23 * (1 - white));
      pixels.set([shade, shade, shade, Math.round(255 * inDisc * (0.8 + 0.2 * white))], (y * side + x) * 4);
    }
  return { input: pixels, raw: { width: side, height: side, channels: 4 as const } };
}

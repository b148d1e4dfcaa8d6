/** The sizes in which a reader's picture is kept: square, in pixels. */
export const READER_PICTURE_SIZES = [96, 192, 384] as const;

/** Where it lies, for an <img> on its publication's host. */
export const readerPicturePath = (key: string, size: (typeof READER_PICTURE_SIZES)[number]) => `/uploads/${key}/${size}.webp`;

import type { Ref } from 'react';

/** The browser's dialog to choose pictures from; click() it. */
export const PictureChooser = ({ ref, onPictures }: { ref: Ref<HTMLInputElement>; onPictures: (files: File[]) => void }) => (
  <input
    ref={ref}
    type="file"
    accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
    multiple
    hidden
    aria-label="Choose pictures"
    onChange={(event) => {
      if (event.target.files) onPictures([...event.target.files]);
      event.target.value = ''; // so that the same file can be chosen again
    }}
  />
);

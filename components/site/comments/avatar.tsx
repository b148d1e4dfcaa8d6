/** A person's picture, or the first letter of their name. Their name stands beside it. */
export function Avatar({ name, url, large = false }: { name: string; url: string | null; large?: boolean }) {
  const size = large ? 'size-20 text-3xl' : 'size-9 text-base';
  if (!url)
    return (
      <span
        aria-hidden
        className={`flex shrink-0 items-center justify-center rounded-full bg-sunk font-display text-muted select-none ${size}`}
      >
        {[...name.trim()][0]?.toUpperCase()}
      </span>
    );
  return (
    // biome-ignore lint/performance/noImgElement: its sizes were made when it was uploaded.
    <img
      src={url}
      alt=""
      width={large ? 80 : 36}
      height={large ? 80 : 36}
      loading="lazy"
      decoding="async"
      className={`shrink-0 rounded-full bg-sunk object-cover ${size}`}
    />
  );
}

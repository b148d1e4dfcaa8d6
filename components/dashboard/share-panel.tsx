import { buttonClass } from '@/components/ui/button';
import { CopyButton } from './copy-button';

type Props = {
  url: string;
  /** What others show beside the address where it is shared; null where there is none. */
  pictureUrl: string | null;
};

/** A published post's address and picture, to look at and to pass on. */
export function SharePanel({ url, pictureUrl }: Props) {
  return (
    <section aria-label="Share" className="overflow-hidden rounded-card border border-line bg-raised">
      <div className="flex flex-wrap items-center gap-3 p-4">
        <p className="min-w-0 flex-1 basis-60 text-sm font-medium wrap-anywhere">{url}</p>
        <div className="flex gap-2">
          <CopyButton text={url} label="the address" />
          <a href={url} className={buttonClass('secondary')}>
            View
          </a>
        </div>
      </div>
      {pictureUrl && (
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3 border-t border-line p-4">
          {/* biome-ignore lint/performance/noImgElement: it is as large as it is shared. */}
          <img src={pictureUrl} alt="The card of this post" className="w-44 rounded-control border border-line" />
          <p className="min-w-0 flex-1 basis-52 text-sm text-muted">
            The picture that stands beside the address where it is shared.
          </p>
          <a href={pictureUrl} download className={buttonClass('quiet')}>
            Download picture
          </a>
        </div>
      )}
    </section>
  );
}

import { buttonClass } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';

/** A published post's address, to look at and to pass on. */
export function SharePanel({ url }: { url: string }) {
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-card border border-line bg-raised p-4">
      <p className="min-w-0 flex-1 basis-60 text-sm font-medium wrap-anywhere">{url}</p>
      <div className="flex gap-2">
        <CopyButton text={url} label="the address" />
        <a href={url} className={buttonClass('secondary')}>
          View
        </a>
      </div>
    </div>
  );
}

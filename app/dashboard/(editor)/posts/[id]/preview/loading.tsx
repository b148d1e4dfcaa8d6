import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div role="status" aria-label="Loading the post">
      <div className="h-14 border-b border-line" />
      <div className="mx-auto flex max-w-measure flex-col gap-4 px-4 pt-10">
        <Skeleton className="h-11 w-3/4" />
        <Skeleton className="h-6 w-1/2" />
        <Skeleton className="mt-6 h-4 w-full" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-2/3" />
      </div>
    </div>
  );
}

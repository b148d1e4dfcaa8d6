import { useEffect, useState } from 'react';

export type ReaderCounts = { everyone: number; free: number; paid: number };

/** The counts of an audience that may be narrowed to a segment.
 *  @param countAction asks for those of one
 *  @returns `readers`: null while they are counted */
export function useNarrowed(
  all: ReaderCounts,
  countAction: (segmentId: string) => Promise<ReaderCounts | null>,
  initial: string,
): { readers: ReaderCounts | null; segmentId: string; onSegment: (segmentId: string) => void } {
  const [segmentId, setSegmentId] = useState(initial);
  const [narrowed, setNarrowed] = useState<ReaderCounts | null>(null);
  useEffect(() => {
    setNarrowed(null);
    if (!segmentId) return;
    let current = true;
    countAction(segmentId)
      .catch(() => null)
      .then((counts) => {
        if (current) setNarrowed(counts);
      });
    return () => {
      current = false;
    };
  }, [segmentId, countAction]);
  return { readers: segmentId ? narrowed : all, segmentId, onSegment: setSegmentId };
}

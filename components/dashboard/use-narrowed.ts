import { useEffect, useState } from 'react';

export type ReaderCounts = { everyone: number; free: number; paid: number };
/** A section's readers with those who never chose it */
export type Widened = { section: string; readers: ReaderCounts };
export type CountAction = (segmentId: string, isWidened: boolean) => Promise<ReaderCounts | null>;

/** The counts of an audience that may be widened beyond a section's own readers, and narrowed to a segment.
 *  @param countAction asks for those of a segment
 *  @returns `all`: before it is narrowed. `readers`: null while they are counted */
export function useNarrowed(
  own: ReaderCounts,
  widened: Widened | null,
  countAction: CountAction,
  initial: { segmentId: string; isWidened: boolean },
) {
  const [segmentId, onSegment] = useState(initial.segmentId);
  const [isWidened, onWidened] = useState(initial.isWidened && widened !== null);
  const [narrowed, setNarrowed] = useState<ReaderCounts | null>(null);
  useEffect(() => {
    setNarrowed(null);
    if (!segmentId) return;
    let current = true;
    countAction(segmentId, isWidened)
      .catch(() => null)
      .then((counts) => {
        if (current) setNarrowed(counts);
      });
    return () => {
      current = false;
    };
  }, [segmentId, isWidened, countAction]);
  const all = isWidened && widened ? widened.readers : own;
  return { all, readers: segmentId ? narrowed : all, segmentId, onSegment, isWidened, onWidened };
}

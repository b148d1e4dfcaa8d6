'use client';

import { useEffect, useRef, useState } from 'react';
import { FRAME_CLASS, frameStyle, useRoom } from './use-room';

type Props = {
  title: string;
  /** Of the window it is shown in, in CSS pixels; drawn smaller where there is less room */
  width: number;
  scheme: 'light' | 'dark';
  /** Asks for the HTML to show. Another function asks anew. */
  load: (signal: AbortSignal) => Promise<string>;
};
type Shown = { at: number; html: string };
let drawn = 0;

/** A link in it would lead the frame away from what is written; a sandbox opens no window either, so it leads nowhere. */
const inFrame = (html: string) => html.replace(/<head([^>]*)>/i, '<head$1><base target="_blank">');

/** HTML that changes while one looks: the new state is drawn behind the old one and takes its place, scrolled alike, once it
 *  is whole. No script runs in it and no form is sent. */
export function LiveFrame({ title, width, scheme, load }: Props) {
  const { room, size } = useRoom();
  const frames = useRef(new Map<number, HTMLIFrameElement>());
  const [shown, setShown] = useState<Shown | null>(null);
  const [next, setNext] = useState<Shown | null>(null);
  const [hasFailed, setFailed] = useState(false);

  // One is asked for at a time: while someone types without a pause, each would otherwise end the one before it.
  const wanted = useRef(load);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => {
    wanted.current = load;
    if (asking.current) return;
    const stop = new AbortController();
    asking.current = stop;
    void (async () => {
      for (let asked: Props['load'] | null = null; asked !== wanted.current && !stop.signal.aborted; ) {
        asked = wanted.current;
        try {
          const html = await asked(stop.signal);
          if (stop.signal.aborted) return;
          setFailed(false);
          setNext({ at: ++drawn, html: inFrame(html) });
        } catch {
          // The network, or a session that ended: what is shown stays.
          if (!stop.signal.aborted) setFailed(true);
        }
      }
      if (asking.current === stop) asking.current = null;
    })();
  }, [load]);
  useEffect(
    () => () => {
      asking.current?.abort();
      asking.current = null;
    },
    [],
  );

  const swap = (whole: Shown) => {
    const before = shown && frames.current.get(shown.at)?.contentWindow;
    if (before) frames.current.get(whole.at)?.contentWindow?.scrollTo({ top: before.scrollY, behavior: 'instant' });
    setShown(whole);
    setNext((now) => (now?.at === whole.at ? null : now));
  };

  return (
    <div ref={room} className="relative mx-auto h-full w-full overflow-hidden" style={{ maxWidth: width }}>
      {size &&
        [shown, next]
          .filter((each) => each !== null)
          .map((each) => (
            <iframe
              key={each.at}
              ref={(frame) => {
                if (frame) frames.current.set(each.at, frame);
                else frames.current.delete(each.at);
              }}
              title={each === next && shown ? 'Being drawn' : title}
              aria-hidden={(each === next && shown !== null) || undefined}
              tabIndex={each === next && shown ? -1 : undefined}
              srcDoc={each.html}
              onLoad={() => each === next && swap(each)}
              // Of our origin, so that it can be scrolled from here; without scripts, which is what makes that harmless.
              sandbox="allow-same-origin"
              className={FRAME_CLASS}
              style={{
                ...frameStyle(size, width, scheme),
                visibility: each === next && shown ? 'hidden' : undefined,
              }}
            />
          ))}
      {!shown && !hasFailed && (
        <p role="status" className="p-6 text-sm text-muted">
          Drawing the preview…
        </p>
      )}
      {hasFailed && (
        <p role="status" className="absolute inset-x-0 bottom-0 border border-line bg-raised p-3 text-sm">
          The preview could not be drawn anew. It goes on with your next change.
        </p>
      )}
    </div>
  );
}

'use client';

import { FRAME_CLASS, frameStyle, useRoom } from './use-room';

type Props = {
  title: string;
  /** Of the window it is shown in, in CSS pixels; drawn smaller where there is less room */
  width: number;
  scheme: 'light' | 'dark';
} & ({ src: string; html?: undefined } | { html: string; src?: undefined });

/** A page or a mail in a window of its own: no script runs in it, no form is sent, and it can reach nothing of ours. */
export function PreviewFrame({ title, width, scheme, src, html }: Props) {
  const { room, size } = useRoom();
  return (
    <div className="min-h-[32rem] flex-1 px-4 pb-6">
      <div ref={room} className="relative mx-auto h-full min-h-[32rem] overflow-hidden" style={{ maxWidth: width }}>
        {size && (
          <iframe
            title={title}
            {...(src === undefined ? { srcDoc: html } : { src })}
            sandbox=""
            className={FRAME_CLASS}
            style={frameStyle(size, width, scheme)}
          />
        )}
      </div>
    </div>
  );
}

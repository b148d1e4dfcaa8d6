'use client';

import { FRAME_CLASS, frameStyle, useRoom } from './use-room';

type Props = {
  title: string;
  /** Of the window it is shown in, in CSS pixels; drawn smaller where there is less room */
  width: number;
  scheme: 'light' | 'dark';
} & ({ src: string; html?: undefined } | { html: string; src?: undefined });

/** A page or a mail in a window of its own: no script runs in it and no form is sent. It is of our origin all the same: WebKit
 *  takes the 'self' of a policy for a frame's own origin, and with none it would draw neither styles nor pictures. */
export function PreviewFrame({ title, width, scheme, src, html }: Props) {
  const { room, size } = useRoom();
  return (
    <div className="flex min-h-[32rem] flex-1 px-4 pb-6">
      <div ref={room} className="relative mx-auto w-full overflow-hidden" style={{ maxWidth: width }}>
        {size && (
          <iframe
            title={title}
            {...(src === undefined ? { srcDoc: html } : { src })}
            sandbox="allow-same-origin"
            className={FRAME_CLASS}
            style={frameStyle(size, width, scheme)}
          />
        )}
      </div>
    </div>
  );
}

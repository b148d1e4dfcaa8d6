import type { PageProps } from '../../rendering';
import { readAttachment } from './attributes';

/** Sound has the browser's own player, which asks for nothing before it is pressed; any other file is a link to it. */
export function AttachmentPage({ node, context }: PageProps) {
  const { path, title, details, isAudio, fileName } = readAttachment(node);
  const href = context.siteUrl + path;
  if (isAudio)
    return (
      <figure data-attachment="audio">
        {/* biome-ignore lint/a11y/useMediaCaption: what is said in it is the writer's to write below. */}
        <audio controls preload="none" src={href} aria-label={title} />
        <figcaption>
          {title} · {details}
        </figcaption>
      </figure>
    );
  return (
    <div data-embed="card">
      <a href={href} download={fileName}>
        <span>
          <strong>{title}</strong>
          <small>
            {context.words('document.download')} · {details}
          </small>
        </span>
      </a>
    </div>
  );
}

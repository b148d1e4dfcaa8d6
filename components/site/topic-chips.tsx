type Topic = { name: string; href: string };

/** Where more of the same stands: the post's section and tags. */
export const TopicChips = ({ topics, label }: { topics: Topic[]; label: string }) => (
  <ul aria-label={label} className="mt-12 flex flex-wrap gap-2 text-sm print:hidden">
    {topics.map(({ name, href }) => (
      <li key={href} className="max-w-full">
        <a
          href={href}
          className="inline-flex min-h-9 max-w-full items-center rounded-full border border-line px-3.5 text-muted transition hover:border-accent hover:text-ink"
        >
          <span className="truncate">{name}</span>
        </a>
      </li>
    ))}
  </ul>
);

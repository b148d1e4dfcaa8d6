/** The title of a page that is no post. */
export const PageTitle = ({ title }: { title: string }) => (
  <h1 className="pt-14 pb-8 font-display text-[clamp(2.25rem,6vw,3.5rem)] leading-[1.06] tracking-[-0.02em] text-balance break-words sm:pt-20">
    {title}
  </h1>
);

import { Icon } from '@/components/ui/icon';

const BUTTON =
  'flex size-9 items-center justify-center rounded-control text-muted hover:bg-sunk hover:text-ink disabled:opacity-35';

type Props = { name: string; isFirst: boolean; isLast: boolean; onMove: (by: -1 | 1) => void; onRemove?: () => void };

/** Moves a line of a list up and down, or takes it out: works by keyboard, finger and voice alike. */
export const OrderButtons = ({ name, isFirst, isLast, onMove, onRemove }: Props) => (
  <span className="flex shrink-0">
    <button type="button" disabled={isFirst} onClick={() => onMove(-1)} aria-label={`Move ${name} up`} className={BUTTON}>
      <Icon name="up" className="size-4" />
    </button>
    <button type="button" disabled={isLast} onClick={() => onMove(1)} aria-label={`Move ${name} down`} className={BUTTON}>
      <Icon name="down" className="size-4" />
    </button>
    {onRemove && (
      <button type="button" onClick={onRemove} aria-label={`Remove ${name}`} className={BUTTON}>
        <Icon name="close" className="size-4" />
      </button>
    )}
  </span>
);

/** The list with the line at `index` one place up or down. */
export function moved<Item>(list: Item[], index: number, by: -1 | 1): Item[] {
  const next = [...list];
  const [item] = next.splice(index, 1);
  if (item !== undefined) next.splice(index + by, 0, item);
  return next;
}

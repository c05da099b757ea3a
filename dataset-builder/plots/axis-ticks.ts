/** A range that is narrower than this share of its values has no ticks of its own: numbers end there. */
const NARROWEST = 1e-6;

/** Round values over a range, a step of 1, 2 or 5 times a power of ten apart; both ends lie at or beyond the range. */
export function axisTicks(least: number, most: number, count = 5): readonly number[] {
  const low = Math.min(least, most);
  const size = Math.max(Math.abs(least), Math.abs(most));
  const wide = Math.abs(most - least) > Math.max(size * NARROWEST, Number.EPSILON);
  // A single value still needs an axis.
  const high = wide ? Math.max(least, most) : low + Math.max(1, size * 2 * NARROWEST);
  const raw = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= raw) ?? 10);
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  // Multiplied, not summed up, and rounded: 0.1 + 0.2 is not 0.3.
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

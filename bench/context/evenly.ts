/** `count` of the items, as far from each other as can be; all of them where there are no more. */
export function evenly<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (count >= items.length) return items;
  return Array.from({ length: count }, (_, place) =>
    items.slice(Math.floor((place * items.length) / count)).slice(0, 1),
  ).flat();
}

/** The weight of a name so many lines from the cursor, 1 on its line and half of that eight lines away. */
export function nearness(distance: number): number {
  return 1 / (1 + distance / 8);
}

/**
 * A share of the values, rounded, at least one where there are any; drawn without replacement and given in the order
 * that they had (selection sampling: Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S).
 */
export function sampleInOrder(values: Int32Array, share: number, random: () => number): Int32Array {
  const wanted = Math.min(values.length, Math.max(1, Math.round(values.length * share)));
  const sample = new Int32Array(wanted);
  let taken = 0;
  values.forEach((value, at) => {
    if ((values.length - at) * random() >= wanted - taken) return;
    sample[taken] = value;
    taken += 1;
  });
  return sample;
}

import { InvalidArgumentError } from 'commander';

/** A parser for an option that takes a whole number; commander names the option in its message. */
export function parseInteger(
  option: string,
  least: number,
  most: number,
): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      `${option} must be a whole number from ${String(least)} to ${String(most)}, got "${text}".`,
    );
  };
}

/** Name of the file with the weights that an instance has learned, in its folder of the ranker. */
export const WEIGHTS_FILE = 'weights.json';

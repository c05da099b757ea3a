import { z } from 'zod';
import { calibrationSchema } from '../calibration/calibration.js';

/** Counts up with each change of the text's shape, and whenever the same trees would score otherwise. */
export const WEIGHTS_VERSION = 1;
export const WEIGHTS_FORMAT = 'deepcodeseek-ranker';

/** Read before anything else: what follows may look different in another version. */
export const weightsHeadSchema = z.object({
  format: z.literal(WEIGHTS_FORMAT),
  version: z.number().int(),
});

export const trainedOnSchema = z
  .object({
    /** When, in ISO 8601. */
    date: z.iso.datetime(),
    /** How much of what, such as questions, rows or scripts. */
    counts: z.record(z.string(), z.number().int().min(0)),
  })
  .readonly();

/** Numbers as base64 of their bytes, the least significant first. */
export const weightsSchema = weightsHeadSchema.extend({
  names: z.array(z.string()),
  trainedOn: trainedOnSchema,
  calibration: calibrationSchema.nullable(),
  trees: z.object({
    /** Nodes of each tree. */
    sizes: z.array(z.number().int().min(1)),
    /** Of the nodes of all trees one after the other: 16-bit integers, ... */
    features: z.base64(),
    /** ... 32-bit floats, ... */
    numbers: z.base64(),
    /** ... and 32-bit integers. */
    right: z.base64(),
  }),
});

/** What the ranker was trained on; handed in by the caller. */
export type TrainedOn = z.infer<typeof trainedOnSchema>;
export type WeightsText = z.infer<typeof weightsSchema>;

export {
  openPredictor,
  type Predictor,
  type PredictorOptions,
  type SuggestOptions,
} from './predictor.js';

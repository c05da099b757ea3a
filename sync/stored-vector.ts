/** What can be compared: vectors of one version of an embedding model. */
export interface VectorSpace {
  /** The version of the model. */
  readonly model: string;
  readonly dimensions: number;
}

/** Which text on the API of a script has been embedded. */
export interface EmbeddedText {
  readonly scriptSysId: string;
  /** SHA-256 of the text, hexadecimal: of another text the vector says nothing. */
  readonly textHash: string;
}

export interface StoredVector extends EmbeddedText {
  /** Of length 1; as many numbers as the space has dimensions. */
  readonly values: Float32Array;
}

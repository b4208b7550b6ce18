/** A message: what it asks, and what it is answered with. */
export interface Call<Request, Value> {
  readonly request: Request;
  readonly value: Value;
}

/** A request or an answer with nothing in it. */
export type Nothing = Readonly<Record<string, never>>;

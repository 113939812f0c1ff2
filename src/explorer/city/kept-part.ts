interface Kept {
  readonly inputs: readonly unknown[];
  readonly part: unknown;
}

const keptBy = new WeakMap<object, Map<string, Kept>>();

/** The part of a name as it was made last, while its inputs are the same; else made anew. A frame is drawn only for new objects. */
export function keptPart<T>(owner: object, name: string, inputs: readonly unknown[], make: () => T): T {
  const parts = keptBy.get(owner) ?? new Map<string, Kept>();
  keptBy.set(owner, parts);
  const known = parts.get(name);
  if (known?.inputs.length === inputs.length && known.inputs.every((input, index) => input === inputs[index]))
    return known.part as T;
  const part = make();
  parts.set(name, {inputs, part});
  return part;
}

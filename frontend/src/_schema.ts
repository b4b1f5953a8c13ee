// What a JSON Schema allows at a place: keys, and the kinds of values.
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  anyOf?: Schema[];
  allOf?: Schema[];
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
}

/** Every form that what stands at a path may have. */
export function at(root: Schema, path: string[]): Schema[] {
  return path.reduce((found, name) => found.flatMap((one) => into(one, name).flatMap((next) => forms(root, next))), forms(root, root));
}

/** The keys that a mapping of one of these forms may have. */
export function keysOf(found: Schema[]): string[] {
  return [...new Set(found.flatMap((one) => Object.keys(one.properties ?? {})))];
}

/** The words that are allowed. */
export function wordsOf(found: Schema[]): string[] {
  const words = found.flatMap((one) => [...(one.enum ?? []), ...("const" in one ? [one.const] : [])]);
  const truths = found.some((one) => one.type === "boolean") ? ["true", "false"] : [];
  return [...new Set([...words.map(String), ...truths])];
}

/** Whether an expression may stand there: numbers and yes or no are written in place of one. */
export function expression(found: Schema[]): boolean {
  return found.some((one) => Array.isArray(one.type) && one.type.includes("string") && one.type.includes("number"));
}

function forms(root: Schema, one: Schema): Schema[] {
  if (one.$ref) return forms(root, root.$defs?.[one.$ref.split("/").pop() ?? ""] ?? {});
  const several = [...(one.anyOf ?? []), ...(one.allOf ?? [])];
  return several.length ? several.flatMap((each) => forms(root, each)) : [one];
}

function into(one: Schema, name: string): Schema[] {
  if (name === "[]") return one.items ? [one.items] : [];
  const own = one.properties?.[name];
  if (own) return [own];
  const more = typeof one.additionalProperties === "object" ? [one.additionalProperties] : [];
  return [...Object.values(one.patternProperties ?? {}), ...more];
}

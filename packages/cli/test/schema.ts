/** The subset of JSON Schema that the published schema uses; stricter, because undescribed keys are errors. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly pattern?: string;
}

const KNOWN = new Set(
  '$schema $id title description deprecated $ref $defs type enum anyOf required properties items minimum maximum exclusiveMinimum pattern'.split(
    ' ',
  ),
);

/** The violations, each with its path. */
export function faults(value: unknown, schema: Schema, root: Schema = schema, path = ''): string[] {
  const unknown = Object.keys(schema).find((key) => !KNOWN.has(key));
  if (unknown) return [`${path}: the schema uses ${unknown}, which this checker does not know`];
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    return target ? faults(value, target, root, path) : [`${path}: ${schema.$ref} is not defined`];
  }
  if (schema.anyOf) {
    const each = schema.anyOf.map((option) => faults(value, option, root, path));
    return each.find((list) => list.length === 0) ?? each[0] ?? [];
  }
  const found: string[] = [];
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  const type = typeOf(value);
  if (types && !types.includes(type) && !(type === 'integer' && types.includes('number')))
    found.push(`${path}: ${type}, not ${types.join(' or ')}`);
  if (schema.enum && !schema.enum.includes(value))
    found.push(`${path}: ${JSON.stringify(value)} is not one of ${JSON.stringify(schema.enum)}`);
  if (typeof value === 'number') {
    if (schema.minimum !== undefined && value < schema.minimum) found.push(`${path}: ${value} < ${schema.minimum}`);
    if (schema.maximum !== undefined && value > schema.maximum) found.push(`${path}: ${value} > ${schema.maximum}`);
    if (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum)
      found.push(`${path}: ${value} ≤ ${schema.exclusiveMinimum}`);
  }
  if (typeof value === 'string' && schema.pattern && !new RegExp(schema.pattern).test(value))
    found.push(`${path}: ${value} !~ ${schema.pattern}`);
  if (Array.isArray(value)) {
    const { items } = schema;
    found.push(
      ...value.flatMap((item, at) => (items ? faults(item, items, root, `${path}[${at}]`) : [`${path}: items are not described`])),
    );
  } else if (typeof value === 'object' && value !== null) {
    found.push(...(schema.required ?? []).filter((key) => !Object.hasOwn(value, key)).map((key) => `${path}.${key}: missing`));
    for (const [key, inner] of Object.entries(schema.properties ? value : {})) {
      const described = schema.properties?.[key];
      found.push(...(described ? faults(inner, described, root, `${path}.${key}`) : [`${path}.${key}: not described`]));
    }
  }
  return found;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

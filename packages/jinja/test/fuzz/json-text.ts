import fc from 'fast-check';

/** JSON texts in every notation: numbers of every shape and length, repeated keys, keys that look like numbers. */
export const jsonText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.constantFrom('null', 'true', 'false', '""', '[]', '{}'),
      numberText(),
      fc.string({ unit: 'binary' }).map(quote)
    ),
    fc.array(tie('value'), { maxLength: 5 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(keyText(), tie('value')), { maxLength: 5 })
      .map((entries) => `{${entries.map(([key, value]) => `${quote(key)}: ${value}`).join(',')}}`)
  ),
})).value;

function numberText(): fc.Arbitrary<string> {
  const double = fc.double({ noNaN: true, noDefaultInfinity: true });
  return fc.oneof(
    fc.integer().map(String),
    fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String),
    double.map((value) => (Object.is(value, -0) ? '-0.0' : String(value))),
    double.map((value) => value.toExponential()),
    fc.integer({ min: -1000, max: 1000 }).map((value) => `${value}.0`),
    fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -30, max: 30 })).map(([a, b]) => `${a}E${b}`)
  );
}

function keyText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom('a', 'b', '0', '1', '10', '-1', '__proto__', 'constructor', 'items', 'length', ''),
    fc.string({ unit: 'binary', maxLength: 5 })
  );
}

/** Also writes unpaired surrogates, which JSON can contain. */
function quote(text: string): string {
  return JSON.stringify(text);
}

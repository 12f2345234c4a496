import { isFloat } from './numbers/numbers.ts';
import { Callable, Dict, Generator, List, Markup, Tuple, Undefined, type Value } from './value.ts';
import { DictView, Range } from './views.ts';

/** Whether Python has that attribute but templates may not read it: it begins with an underscore, or exposes a stack frame. */
export function isInternal(value: Value, name: string): boolean {
  if (!name.startsWith('_')) {
    return value instanceof Generator && (name === 'gi_frame' || name === 'gi_code');
  }
  return ofObject.has(name) || internalsOf(value).has(name);
}

function names(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** The attributes of every Python object, as listed by dir(). */
const ofObject = names(
  `__class__ __delattr__ __dir__ __doc__ __eq__ __format__ __ge__ __getattribute__ __getstate__ __gt__ __hash__ __init__
  __init_subclass__ __le__ __lt__ __ne__ __new__ __reduce__ __reduce_ex__ __repr__ __setattr__ __sizeof__ __str__
  __subclasshook__`
);

const sequence = '__add__ __contains__ __getitem__ __iter__ __len__ __mul__ __rmul__';
const number = `__abs__ __add__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ __getnewargs__ __int__
  __mod__ __mul__ __neg__ __pos__ __pow__ __radd__ __rdivmod__ __rfloordiv__ __rmod__ __rmul__ __round__ __rpow__
  __rsub__ __rtruediv__ __sub__ __truediv__ __trunc__`;

const ofText = names(`${sequence} __getnewargs__ __mod__ __rmod__`);
const ofMarkup = names(
  `${sequence} __getnewargs__ __html__ __html_format__ __mod__ __module__ __radd__ __rmod__ __slots__`
);
const ofInt = names(
  `${number} __and__ __index__ __invert__ __lshift__ __or__ __rand__ __rlshift__ __ror__ __rrshift__ __rshift__
  __rxor__ __xor__`
);
const ofFloat = names(`${number} __getformat__`);
const ofNone = names('__bool__');
const ofList = names(`${sequence} __class_getitem__ __delitem__ __iadd__ __imul__ __reversed__ __setitem__`);
const ofTuple = names(`${sequence} __class_getitem__ __getnewargs__`);
const ofDict = names(
  `__class_getitem__ __contains__ __delitem__ __getitem__ __ior__ __iter__ __len__ __or__ __reversed__ __ror__
  __setitem__`
);
const ofRange = names('__bool__ __contains__ __getitem__ __iter__ __len__ __reversed__');
const ofValues = names('__iter__ __len__ __reversed__');
const ofView = names(
  `__and__ __contains__ __iter__ __len__ __or__ __rand__ __reversed__ __ror__ __rsub__ __rxor__ __sub__ __xor__`
);
const ofGenerator = names('__del__ __iter__ __name__ __next__ __qualname__');
const ofUndefined = names(
  `__add__ __aiter__ __bool__ __call__ __complex__ __div__ __float__ __floordiv__ __getattr__ __getitem__ __int__
  __iter__ __len__ __mod__ __module__ __mul__ __neg__ __pos__ __pow__ __radd__ __rdiv__ __rfloordiv__ __rmod__ __rmul__
  __rpow__ __rsub__ __rtruediv__ __slots__ __sub__ __truediv__ _fail_with_undefined_error _undefined_exception
  _undefined_hint _undefined_message _undefined_name _undefined_obj`
);
/** Of functions, methods and macros. */
const ofCallable = names(
  `__annotations__ __builtins__ __call__ __closure__ __code__ __defaults__ __dict__ __func__ __get__ __globals__
  __kwdefaults__ __module__ __name__ __qualname__ __self__ __text_signature__ _argument_count _async_invoke
  _default_autoescape _environment _func _invoke`
);
/** Of instances of classes written in Python. */
const ofOther = names('__dict__ __module__ __weakref__');

function internalsOf(value: Value): ReadonlySet<string> {
  switch (typeof value) {
    case 'string':
      return ofText;
    case 'boolean':
    case 'bigint':
      return ofInt;
    case 'number':
      return isFloat(value) ? ofFloat : ofInt;
    default:
      return value === null ? ofNone : internalsOfObject(value);
  }
}

function internalsOfObject(value: Value): ReadonlySet<string> {
  if (value instanceof DictView) {
    return value.kind === 'values' ? ofValues : ofView;
  }
  if (isFloat(value)) {
    return ofFloat;
  }
  return classes.find(([type]) => value instanceof type)?.[1] ?? ofOther;
}

type Class = abstract new (...args: never[]) => unknown;

const classes: ReadonlyArray<readonly [Class, ReadonlySet<string>]> = [
  [Dict, ofDict],
  [List, ofList],
  [Tuple, ofTuple],
  [Markup, ofMarkup],
  [Undefined, ofUndefined],
  [Range, ofRange],
  [Generator, ofGenerator],
  [Callable, ofCallable],
];

import type { Result } from './run.ts';

/** An intended difference between this engine and Jinja2. */
export interface Difference {
  /** What Jinja2 does, what this engine does, and why. */
  readonly reason: string;
  /** The results of this engine for the cases that show it, by file, group and name. */
  readonly cases: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Result>>>>>>;
}

export const differences: readonly Difference[] = [
  {
    reason:
      'Jinja2 prints a generator as an address in memory. Ours asks for a filter that puts its elements together.',
    cases: {
      'filters-sequences': {
        map: { '{{ payload.n | map("nosuch") }}': { error: 'type' }, '{{ payload.n | map }}': { error: 'type' } },
      },
      printing: {
        'things that are not data': {
          '{{ [1, 2] | map("string") }}': { error: 'type' },
          '{{ payload | items }}': { error: 'type' },
          '{{ [1, 2] | batch(1) }}': { error: 'type' },
          '{{ [1, 2] | select }}': { error: 'type' },
          '{{ [1] | map("upper") | string }}': { error: 'type' },
        },
      },
    },
  },
  {
    reason:
      'Jinja2 prints methods, functions and classes as an address in memory, which nobody wants in an alert. Ours asks for the brackets.',
    cases: {
      alertmanager: { grafana: { '{{ payload.alerts[0].values }}': { error: 'type' } } },
      expressions: { 'attributes and items': { '{{ payload.items }}|{{ payload["items"] }}': { error: 'type' } } },
      'filters-text': { others: { '{{ "abc" | attr("upper") }}': { error: 'type' } } },
      printing: {
        'things that are not data': {
          '{{ payload.d.get }}': { error: 'type' },
          '{{ dict }}': { error: 'type' },
          '{{ namespace }}': { error: 'type' },
          '{{ cycler("a", "b") }}': { error: 'type' },
          '{{ joiner }}': { error: 'type' },
          '{{ [1, 2] | reverse }}': { error: 'type' },
        },
      },
      strings: { 'repeated calls and mixes': { '{{ "abc".upper }}': { error: 'type' } } },
    },
  },
  {
    reason: 'Characters by their Unicode names would need the whole table of names; write the character itself.',
    cases: { errors: { 'operators and names': { '{{ "\\N{BULLET}" }}': { error: 'syntax', line: 1 } } } },
  },
  {
    reason:
      'Errors of syntax always have a line here, and it is the one to look at; Jinja2 names none, or that of a token beside it.',
    cases: {
      errors: {
        'operators and names': { '{{ f(a=1, a=2) }}': { error: 'syntax', line: 1 } },
        'lines of errors': {
          'the line of a block that is not closed is the last one': { error: 'syntax', line: 3 },
          'the line of an unknown test': { error: 'syntax', line: 3 },
        },
      },
      macros: {
        'defining and calling': { '{% macro m(a, a) %}{{ a }}{% endmacro %}{{ m(1) }}': { error: 'syntax', line: 1 } },
      },
      'set-and-scope': {
        'other statements': {
          '{% include "x" %}': { error: 'syntax', line: 1 },
          '{% extends "base" %}': { error: 'syntax', line: 1 },
          '{% import "x" as y %}': { error: 'syntax', line: 1 },
          '{% from "x" import y %}': { error: 'syntax', line: 1 },
        },
      },
    },
  },
  {
    reason:
      "Python's set arithmetic on `keys()` and `items()` is left out; the filters `select` and `reject` do the same.",
    cases: {
      'lists-and-dicts': { 'methods of dicts': { '{{ (payload.d.keys() - ["a"]) | sort }}': { error: 'type' } } },
    },
  },
  {
    reason:
      'Regular expressions take linear time, which look-around and back-references cannot. They are refused with a sentence.',
    cases: {
      'oncall-filters': {
        'regular expressions': {
          '{{ "foobar" | regex_search("foo(?=bar)") }}': { error: 'value' },
          '{{ "foobar" | regex_replace("(?<=foo)bar", "baz") }}': { error: 'value' },
          '{{ "foobar" | regex_search("foo(?!bar)") }}': { error: 'value' },
          '{{ "abab" | regex_search("(ab)\\\\1") }}': { error: 'value' },
        },
      },
    },
  },
  {
    reason: 'Python reads `NaN` and `Infinity` in JSON; they are no JSON, and no delivery could hold them.',
    cases: {
      'oncall-filters': {
        json: { '{{ "NaN" | parse_json }} {{ "[Infinity, -Infinity]" | parse_json }}': 'None None' },
      },
    },
  },
  {
    reason:
      'There is nothing to load, so that every `include` is a mistake, also one that allows for missing templates.',
    cases: {
      'set-and-scope': { 'other statements': { '{% include "x" ignore missing %}|': { error: 'syntax', line: 1 } } },
    },
  },
  {
    reason: '`lipsum` makes Latin to fill pages with; it is left out.',
    cases: { 'set-and-scope': { globals: { '{{ lipsum is defined }} {{ cycler is callable }}': 'False True' } } },
  },
  {
    reason:
      'OnCall took `range` away because it could make lists without end. Here all work is limited, so it can stay.',
    cases: {
      'set-and-scope': {
        globals: { '{{ range(100) }}': 'range(0, 100)', '{% for i in range(3) %}{{ i }}{% endfor %}': '012' },
      },
    },
  },
  {
    reason: 'There are no bytes in templates, and so no `encode()`.',
    cases: {
      strings: { 'repeated calls and mixes': { '{{ "abc".encode("utf-8") }}': { error: 'type' } } },
      unicode: { texts: { '{{ payload.emoji.encode("utf-8") | length }}': { error: 'type' } } },
    },
  },
  {
    reason:
      'Texts are UTF-16, as JSON and JavaScript have them: two halves of a character that are put side by side are that character. Python keeps halves apart.',
    cases: { unicode: { texts: { '{{ "\\ud83d\\udd25" | length }}': '1' } } },
  },
];

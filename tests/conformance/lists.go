package main

import (
	"cmp"
	"maps"
	"slices"
)

func keys[Key cmp.Ordered, Value any](table map[Key]Value) []Key {
	return append([]Key{}, slices.Sorted(maps.Keys(table))...)
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}

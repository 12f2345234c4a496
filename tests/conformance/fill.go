package main

import (
	"fmt"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// filled sets every field of the message, at every depth, to a non-empty value, including fields that a later SDK adds.
func filled[Message proto.Message](message Message) Message {
	fill(message.ProtoReflect())
	return message
}

func fill(message protoreflect.Message) {
	fields := message.Descriptor().Fields()
	for i := range fields.Len() {
		field := fields.Get(i)
		switch {
		case field.IsMap():
			entry := message.Mutable(field).Map()
			value := entry.NewValue()
			if field.MapValue().Message() != nil {
				fill(value.Message())
			} else {
				value = scalar(field.MapValue())
			}
			entry.Set(scalar(field.MapKey()).MapKey(), value)
		case field.IsList():
			list := message.Mutable(field).List()
			if field.Message() != nil {
				fill(list.AppendMutable().Message())
			} else {
				list.Append(scalar(field))
			}
		case field.Message() != nil:
			fill(message.Mutable(field).Message())
		default:
			message.Set(field, scalar(field))
		}
	}
}

func scalar(field protoreflect.FieldDescriptor) protoreflect.Value {
	switch field.Kind() {
	case protoreflect.StringKind:
		return protoreflect.ValueOfString("text of " + string(field.Name()))
	case protoreflect.BytesKind:
		return protoreflect.ValueOfBytes([]byte(`{"bytesOf":"` + string(field.Name()) + `"}`))
	case protoreflect.BoolKind:
		return protoreflect.ValueOfBool(true)
	case protoreflect.Int32Kind:
		return protoreflect.ValueOfInt32(int32(field.Number()))
	case protoreflect.Int64Kind:
		return protoreflect.ValueOfInt64(1_700_000_000_000 + int64(field.Number()))
	case protoreflect.EnumKind:
		return protoreflect.ValueOfEnum(field.Enum().Values().Get(1).Number())
	default:
		panic(fmt.Sprintf("%s is of a kind that Grafana's protocol did not have: %s", field.FullName(), field.Kind()))
	}
}

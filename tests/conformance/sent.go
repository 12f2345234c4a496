package main

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// SentFields records which methods were called, and which fields of their requests were set at least once.
type SentFields struct {
	lock    sync.Mutex
	methods map[string]bool
	fields  map[protoreflect.FullName]bool
}

func newSentFields() *SentFields {
	return &SentFields{methods: map[string]bool{}, fields: map[protoreflect.FullName]bool{}}
}

// check fails for every method of the SDK that was not called, and for every field of a request that stayed empty.
func (sent *SentFields) check(checks *Checks) {
	services := pluginv2.File_backend_proto.Services()
	for i := range services.Len() {
		service := services.Get(i)
		for j := range service.Methods().Len() {
			method := service.Methods().Get(j)
			name := fmt.Sprintf("/%s/%s", service.FullName(), method.Name())
			checks.that(name+" is called, with every field of its request", sent.missing(name, method.Input()))
		}
	}
}

func (sent *SentFields) missing(method string, request protoreflect.MessageDescriptor) error {
	sent.lock.Lock()
	defer sent.lock.Unlock()
	if !sent.methods[method] {
		return fmt.Errorf("it is not called")
	}
	var empty []string
	for _, field := range fieldsOf(request, map[protoreflect.FullName]bool{}) {
		if !sent.fields[field] {
			empty = append(empty, string(field))
		}
	}
	if len(empty) > 0 {
		return fmt.Errorf("never filled in: %s", strings.Join(empty, ", "))
	}
	return nil
}

func fieldsOf(message protoreflect.MessageDescriptor, seen map[protoreflect.FullName]bool) []protoreflect.FullName {
	if seen[message.FullName()] {
		return nil
	}
	seen[message.FullName()] = true
	var all []protoreflect.FullName
	for i := range message.Fields().Len() {
		field := message.Fields().Get(i)
		if !message.IsMapEntry() {
			all = append(all, field.FullName())
		}
		if field.Message() != nil {
			all = append(all, fieldsOf(field.Message(), seen)...)
		}
	}
	return all
}

func (sent *SentFields) note(method string, request any) {
	message, ok := request.(proto.Message)
	if !ok {
		return
	}
	sent.lock.Lock()
	defer sent.lock.Unlock()
	sent.methods[method] = true
	sent.noteFields(message.ProtoReflect())
}

func (sent *SentFields) noteFields(message protoreflect.Message) {
	message.Range(func(field protoreflect.FieldDescriptor, value protoreflect.Value) bool {
		sent.fields[field.FullName()] = true
		switch {
		case field.IsMap():
			if field.MapValue().Message() != nil {
				value.Map().Range(func(_ protoreflect.MapKey, entry protoreflect.Value) bool {
					sent.noteFields(entry.Message())
					return true
				})
			}
		case field.IsList():
			if field.Message() != nil {
				for i := range value.List().Len() {
					sent.noteFields(value.List().Get(i).Message())
				}
			}
		case field.Message() != nil:
			sent.noteFields(value.Message())
		}
		return true
	})
}

func (sent *SentFields) unary(
	ctx context.Context, method string, request, reply any, connection *grpc.ClientConn, invoke grpc.UnaryInvoker, options ...grpc.CallOption,
) error {
	sent.note(method, request)
	return invoke(ctx, method, request, reply, connection, options...)
}

func (sent *SentFields) streaming(
	ctx context.Context, description *grpc.StreamDesc, connection *grpc.ClientConn, method string, open grpc.Streamer, options ...grpc.CallOption,
) (grpc.ClientStream, error) {
	stream, err := open(ctx, description, connection, method, options...)
	if err != nil {
		return nil, err
	}
	return &notedStream{stream, sent, method}, nil
}

type notedStream struct {
	grpc.ClientStream
	sent   *SentFields
	method string
}

func (stream *notedStream) SendMsg(message any) error {
	stream.sent.note(stream.method, message)
	return stream.ClientStream.SendMsg(message)
}

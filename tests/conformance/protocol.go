package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/bufbuild/protocompile"
	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	// These provide the descriptors of the other two protocols.
	_ "github.com/hashicorp/go-plugin"
	_ "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
)

// compareProtocol compares every service, message and enum that Bellhook's .proto files declare with those of the
// libraries that Grafana is built with. Whatever only these have must be in `leftOut`.
func compareProtocol(checks *Checks, folder string) {
	files, err := readProtocol(folder)
	if !checks.that("the .proto files can be read", err) {
		return
	}
	comparison := comparison{unused: map[string]bool{}}
	for name := range leftOut {
		comparison.unused[name] = true
	}
	declared := map[string]bool{}
	for _, file := range files {
		for _, ours := range declarations(file) {
			declared[string(ours.FullName())] = true
			theirs, err := protoregistry.GlobalFiles.FindDescriptorByName(ours.FullName())
			if err == nil {
				err = comparison.compare(ours, theirs)
			}
			checks.that(fmt.Sprintf("%s is as in the SDK", ours.FullName()), err)
		}
	}
	checks.equal("each of the SDK's services is declared, or said not to be served", undeclared(declared), keys(notServed))
	checks.equal("nothing is said to be left out that is not", keys(comparison.unused), []string{})
}

// undeclared are the services of Grafana's protocol that Bellhook does not declare.
func undeclared(declared map[string]bool) []string {
	var names []string
	services := pluginv2.File_backend_proto.Services()
	for i := range services.Len() {
		if name := string(services.Get(i).FullName()); !declared[name] {
			names = append(names, name)
		}
	}
	return sorted(names)
}

func readProtocol(folder string) ([]protoreflect.FileDescriptor, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.proto"))
	if err != nil {
		return nil, err
	}
	var files []protoreflect.FileDescriptor
	for _, path := range paths {
		// Each by itself, because the .proto files may share a package without importing each other.
		compiler := protocompile.Compiler{Resolver: &protocompile.SourceResolver{ImportPaths: []string{folder}}}
		compiled, err := compiler.Compile(context.Background(), filepath.Base(path))
		if err != nil {
			return nil, err
		}
		files = append(files, compiled[0])
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("there are none in %s", folder)
	}
	return files, nil
}

// declarations are the services, and the messages and enums at every depth.
func declarations(file protoreflect.FileDescriptor) []protoreflect.Descriptor {
	var all []protoreflect.Descriptor
	for i := range file.Services().Len() {
		all = append(all, file.Services().Get(i))
	}
	var collect func(protoreflect.MessageDescriptors, protoreflect.EnumDescriptors)
	collect = func(messages protoreflect.MessageDescriptors, enums protoreflect.EnumDescriptors) {
		for i := range enums.Len() {
			all = append(all, enums.Get(i))
		}
		for i := range messages.Len() {
			if message := messages.Get(i); !message.IsMapEntry() {
				all = append(all, message)
				collect(message.Messages(), message.Enums())
			}
		}
	}
	collect(file.Messages(), file.Enums())
	return all
}

type comparison struct {
	// The names of `leftOut` that were not found yet.
	unused map[string]bool
}

func (comparison comparison) compare(ours, theirs protoreflect.Descriptor) error {
	switch ours := ours.(type) {
	case protoreflect.ServiceDescriptor:
		theirs, ok := theirs.(protoreflect.ServiceDescriptor)
		if !ok {
			return fmt.Errorf("it is no service in the SDK")
		}
		return comparison.members(shapeOfService(ours), shapeOfService(theirs), theirs.FullName())
	case protoreflect.MessageDescriptor:
		theirs, ok := theirs.(protoreflect.MessageDescriptor)
		if !ok {
			return fmt.Errorf("it is no message in the SDK")
		}
		return comparison.members(shapeOfMessage(ours), shapeOfMessage(theirs), theirs.FullName())
	case protoreflect.EnumDescriptor:
		theirs, ok := theirs.(protoreflect.EnumDescriptor)
		if !ok {
			return fmt.Errorf("it is no enum in the SDK")
		}
		return comparison.members(shapeOfEnum(ours), shapeOfEnum(theirs), theirs.FullName())
	}
	return fmt.Errorf("it is of an unknown kind: %T", ours)
}

// shape maps the name of each member to all of its properties that affect the wire format.
type shape map[string]string

func (comparison comparison) members(ours, theirs shape, owner protoreflect.FullName) error {
	var problems []string
	for name, actual := range ours {
		if expected, there := theirs[name]; !there {
			problems = append(problems, fmt.Sprintf("the SDK has no %s", name))
		} else if actual != expected {
			problems = append(problems, fmt.Sprintf("%s is %s, not %s", name, actual, expected))
		}
	}
	for name := range theirs {
		if _, there := ours[name]; there {
			continue
		}
		full := fmt.Sprintf("%s.%s", owner, name)
		if _, known := leftOut[full]; !known {
			problems = append(problems, fmt.Sprintf("%s (%s) is missing", name, theirs[name]))
		}
		delete(comparison.unused, full)
	}
	if len(problems) > 0 {
		return fmt.Errorf("%s", strings.Join(sorted(problems), "; "))
	}
	return nil
}

func shapeOfService(service protoreflect.ServiceDescriptor) shape {
	members := shape{}
	for i := range service.Methods().Len() {
		method := service.Methods().Get(i)
		members[string(method.Name())] = fmt.Sprintf("(%s%s) returns (%s%s)",
			streamed(method.IsStreamingClient()), method.Input().FullName(),
			streamed(method.IsStreamingServer()), method.Output().FullName())
	}
	return members
}

func streamed(is bool) string {
	if is {
		return "stream "
	}
	return ""
}

func shapeOfMessage(message protoreflect.MessageDescriptor) shape {
	members := shape{}
	for i := range message.Fields().Len() {
		field := message.Fields().Get(i)
		kind := fmt.Sprintf("%s %s", field.Cardinality(), kindOf(field))
		if field.IsMap() {
			kind = fmt.Sprintf("map<%s, %s>", kindOf(field.MapKey()), kindOf(field.MapValue()))
		}
		oneof := ""
		if field.ContainingOneof() != nil {
			oneof = fmt.Sprintf(" in oneof %s", field.ContainingOneof().Name())
		}
		members[spelling(field.Name())] = fmt.Sprintf("%s = %d%s", kind, field.Number(), oneof)
	}
	return members
}

func kindOf(field protoreflect.FieldDescriptor) string {
	switch field.Kind() {
	case protoreflect.MessageKind, protoreflect.GroupKind:
		return string(field.Message().FullName())
	case protoreflect.EnumKind:
		return string(field.Enum().FullName())
	default:
		return field.Kind().String()
	}
}

func shapeOfEnum(enum protoreflect.EnumDescriptor) shape {
	members := shape{}
	for i := range enum.Values().Len() {
		value := enum.Values().Get(i)
		members[string(value.Name())] = fmt.Sprint(value.Number())
	}
	return members
}

// spelling of a field's name without case and underscores: the SDK writes `jsonData` where the style guide demands `json_data`.
func spelling(name protoreflect.Name) string {
	return strings.ToLower(strings.ReplaceAll(string(name), "_", ""))
}

package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/grpcplugin"
	"github.com/hashicorp/go-plugin"
	"go.opentelemetry.io/contrib/instrumentation/google.golang.org/grpc/otelgrpc"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/trace"
	"google.golang.org/grpc"
)

// Host is Grafana's side of one started executable.
type Host struct {
	client *plugin.Client
	log    *Log

	diagnostics grpcplugin.DiagnosticsClient
	resource    grpcplugin.ResourceClient
	stream      grpcplugin.StreamClient
	data        grpcplugin.DataClient
	admission   grpcplugin.AdmissionClient
	conversion  grpcplugin.ConversionClient
}

// startHost starts the executable with the client settings of Grafana 12 and requests every service that Grafana requests.
// `settings` are the GF_PLUGIN_… variables that Grafana derives from the plugin's section of its configuration.
func startHost(built Build, settings map[string]string, sent *SentFields) (*Host, error) {
	command := exec.Command(built.executable)
	// Grafana's working folder is its own, never the plugin's.
	command.Dir = filepath.Dir(filepath.Dir(built.executable))
	command.Env = []string{"GF_VERSION=12.4.3", "GF_EDITION=Open Source", "GF_INSTANCE_FEATURE_TOGGLES_ENABLE="}
	for name, value := range settings {
		command.Env = append(command.Env, name+"="+value)
	}
	log := &Log{}
	host := &Host{log: log, client: plugin.NewClient(&plugin.ClientConfig{
		Cmd: command,
		HandshakeConfig: plugin.HandshakeConfig{
			ProtocolVersion:  grpcplugin.ProtocolVersion,
			MagicCookieKey:   grpcplugin.MagicCookieKey,
			MagicCookieValue: grpcplugin.MagicCookieValue,
		},
		VersionedPlugins: map[int]plugin.PluginSet{
			grpcplugin.ProtocolVersion: {
				"diagnostics": &grpcplugin.DiagnosticsGRPCPlugin{},
				"resource":    &grpcplugin.ResourceGRPCPlugin{},
				"data":        &grpcplugin.DataGRPCPlugin{},
				"stream":      &grpcplugin.StreamGRPCPlugin{},
				"admission":   &grpcplugin.AdmissionGRPCPlugin{},
				"conversion":  &grpcplugin.ConversionGRPCPlugin{},
			},
		},
		SkipHostEnv:      true,
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		Logger:           log.logger(),
		GRPCDialOptions: []grpc.DialOption{
			grpc.WithStatsHandler(otelgrpc.NewClientHandler(
				otelgrpc.WithTracerProvider(trace.NewTracerProvider()),
				otelgrpc.WithPropagators(propagation.NewCompositeTextMapPropagator(propagation.TraceContext{}, propagation.Baggage{})),
			)),
			grpc.WithChainUnaryInterceptor(sent.unary),
			grpc.WithChainStreamInterceptor(sent.streaming),
		},
	})}
	if err := host.dispense(); err != nil {
		host.client.Kill()
		return nil, err
	}
	return host, nil
}

func (host *Host) dispense() error {
	protocol, err := host.client.Client()
	if err != nil {
		return err
	}
	for name, target := range map[string]any{
		"diagnostics": &host.diagnostics,
		"resource":    &host.resource,
		"stream":      &host.stream,
		"data":        &host.data,
		"admission":   &host.admission,
		"conversion":  &host.conversion,
	} {
		dispensed, err := protocol.Dispense(name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := assign(target, dispensed); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func assign(target, value any) error {
	ok := false
	switch target := target.(type) {
	case *grpcplugin.DiagnosticsClient:
		*target, ok = value.(grpcplugin.DiagnosticsClient)
	case *grpcplugin.ResourceClient:
		*target, ok = value.(grpcplugin.ResourceClient)
	case *grpcplugin.StreamClient:
		*target, ok = value.(grpcplugin.StreamClient)
	case *grpcplugin.DataClient:
		*target, ok = value.(grpcplugin.DataClient)
	case *grpcplugin.AdmissionClient:
		*target, ok = value.(grpcplugin.AdmissionClient)
	case *grpcplugin.ConversionClient:
		*target, ok = value.(grpcplugin.ConversionClient)
	}
	if !ok {
		return fmt.Errorf("a %T is no client of it", value)
	}
	return nil
}

// callTime is how long a call may take. It is far more than any call needs, so that no check fails on a busy machine.
const callTime = 30 * time.Second

func withDeadline() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), callTime)
}

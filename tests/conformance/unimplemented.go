package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// checkUnimplemented calls what Bellhook does not serve. Grafana accepts the code Unimplemented, and treats any other as a
// broken plugin.
func checkUnimplemented(checks *Checks, subject *Subject) {
	ctx, cancel := withDeadline()
	defer cancel()
	host := subject.host
	context := caller(org, admin)
	query := filled(&pluginv2.QueryDataRequest{})
	query.PluginContext = context
	chunked := filled(&pluginv2.QueryChunkedDataRequest{})
	chunked.PluginContext = context
	admission := filled(&pluginv2.AdmissionRequest{})
	admission.PluginContext = context
	conversion := filled(&pluginv2.ConversionRequest{})
	conversion.PluginContext = context

	for _, method := range []struct {
		name string
		call func() error
	}{
		{"QueryData", func() error { return failure(host.data.QueryData(ctx, query)) }},
		{"QueryChunkedData", func() error { return queryChunked(ctx, host, chunked) }},
		{"ValidateAdmission", func() error { return failure(host.admission.ValidateAdmission(ctx, admission)) }},
		{"MutateAdmission", func() error { return failure(host.admission.MutateAdmission(ctx, admission)) }},
		{"ConvertObjects", func() error { return failure(host.conversion.ConvertObjects(ctx, conversion)) }},
	} {
		checks.that(method.name+" is told to be unimplemented", unimplemented(method.call()))
	}
}

func failure[Reply any](_ Reply, err error) error {
	return err
}

func queryChunked(ctx context.Context, host *Host, request *pluginv2.QueryChunkedDataRequest) error {
	stream, err := host.data.QueryChunkedData(ctx, request)
	if err != nil {
		return err
	}
	_, err = stream.Recv()
	return err
}

func unimplemented(err error) error {
	if err == nil || errors.Is(err, io.EOF) {
		return fmt.Errorf("it was answered")
	}
	if code := status.Code(err); code != codes.Unimplemented {
		return fmt.Errorf("the code is %s: %w", code, err)
	}
	return nil
}

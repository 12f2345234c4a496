package main

import (
	"encoding/json"
	"fmt"
	"regexp"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
)

func checkDiagnostics(checks *Checks, subject *Subject) {
	for _, check := range []struct {
		who     string
		request *pluginv2.CheckHealthRequest
	}{
		{"a user", &pluginv2.CheckHealthRequest{PluginContext: caller(org, viewer), Headers: headers()}},
		{"Grafana itself", &pluginv2.CheckHealthRequest{PluginContext: caller(org, nil)}},
		{"nobody", &pluginv2.CheckHealthRequest{}},
	} {
		checks.that("health is told to "+check.who, subject.host.healthFault(check.request))
	}
	checks.that("the gRPC health of the plugin is served", subject.host.ping())

	ctx, cancel := withDeadline()
	defer cancel()
	for _, collect := range []struct {
		who     string
		context *pluginv2.PluginContext
	}{
		{"Grafana's scrape", &pluginv2.PluginContext{PluginId: "bellhook-alerts-app"}},
		{"a user", caller(org, admin)},
	} {
		reply, err := subject.host.diagnostics.CollectMetrics(ctx, &pluginv2.CollectMetricsRequest{PluginContext: collect.context})
		if err == nil {
			err = metricsFault(reply.GetMetrics().GetPrometheus())
		}
		checks.that("metrics are collected as Prometheus text for "+collect.who, err)
	}
}

// healthFault is nil if the plugin is well and says so in the shape that Grafana passes to browsers.
func (host *Host) healthFault(request *pluginv2.CheckHealthRequest) error {
	ctx, cancel := withDeadline()
	defer cancel()
	reply, err := host.diagnostics.CheckHealth(ctx, request)
	if err != nil {
		return err
	}
	if reply.Status != pluginv2.CheckHealthResponse_OK || reply.Message == "" {
		return fmt.Errorf("%s: %q", reply.Status, reply.Message)
	}
	// Grafana reads the details as a JSON object, and replies 500 if they are not one.
	var details struct {
		Version   string `json:"version"`
		Store     string `json:"store"`
		PublicURL string `json:"publicUrl"`
	}
	if err := json.Unmarshal(reply.JsonDetails, &details); err != nil {
		return err
	}
	if details.Version == "" || details.Store == "" || details.PublicURL == "" {
		return fmt.Errorf("the details say too little: %s", reply.JsonDetails)
	}
	return nil
}

func (host *Host) ping() error {
	protocol, err := host.client.Client()
	if err != nil {
		return err
	}
	return protocol.Ping()
}

var metricLine = regexp.MustCompile(`(?m)^(#.*|[a-zA-Z_:][a-zA-Z0-9_:]*(\{[^\n]*\})? \S+|)$`)

func metricsFault(text []byte) error {
	if rest := metricLine.ReplaceAll(text, nil); len(regexp.MustCompile(`\S`).Find(rest)) > 0 {
		return fmt.Errorf("lines that Prometheus cannot read: %s", shorten(rest))
	}
	if !regexp.MustCompile(`(?m)^bellhook_build_info\{version="[^"]+"\} 1$`).Match(text) {
		return fmt.Errorf("bellhook_build_info is missing")
	}
	return nil
}

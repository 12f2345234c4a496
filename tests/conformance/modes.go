package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// The size of a delivery that leads to a reply beyond gRPC's default limit.
const maxBody = "8MiB"

// Subject is the plugin in one of its modes, as Grafana and a sender of alerts see it.
type Subject struct {
	host *Host
	// The base URL of the sidecar.
	base string
	// Stops everything, and checks that it ends correctly.
	stop func(checks *Checks)
}

// checkMode runs every check against the plugin in one mode, on its own database and port.
func checkMode(checks *Checks, built Build, start func(*Checks, Build, *SentFields, string) (*Subject, error), sent *SentFields) {
	folder, err := os.MkdirTemp("", "bellhook-conformance-")
	if err == nil {
		defer os.RemoveAll(folder)
	}
	subject, err := start(checks, built, sent, folder)
	if !checks.that("the plugin starts", err) {
		return
	}
	checkDiagnostics(checks.in("diagnostics"), subject)
	checkResources(checks.in("resources"), subject)
	checkStreams(checks.in("streams"), subject)
	checkUnimplemented(checks.in("unimplemented"), subject)
	subject.stop(checks)
}

// startAttached starts the executable first, as Grafana may, and the sidecar beside it later.
func startAttached(checks *Checks, built Build, sent *SentFields, folder string) (*Subject, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	socket := filepath.Join(folder, "plugin.sock")
	settings := map[string]string{"GF_PLUGIN_SOCKET": socket}
	early, err := startHost(built, settings, sent)
	if !checks.that("the executable starts without a sidecar", err) {
		return nil, err
	}
	defer early.client.Kill()
	health := &pluginv2.CheckHealthRequest{PluginContext: caller(org, viewer), Headers: headers()}
	checks.equal("calls then fail as unavailable", status.Code(early.healthFault(health)), codes.Unavailable)

	sidecar := exec.Command(built.node, built.sidecar)
	sidecar.Env = append(os.Environ(), "BELLHOOK_MODE=attach", "BELLHOOK_SOCKET="+socket, "BELLHOOK_HTTP_ADDRESS="+address,
		"BELLHOOK_DATABASE_URL=sqlite:"+filepath.Join(folder, "bellhook.db"), "BELLHOOK_PUBLIC_URL=http://"+address,
		"BELLHOOK_MAX_BODY="+maxBody)
	sidecar.Stderr = os.Stderr
	if err := sidecar.Start(); err != nil {
		return nil, err
	}
	ended := make(chan error, 1)
	go func() { ended <- sidecar.Wait() }()
	base := "http://" + address
	if !checks.that("the sidecar starts", eventually(func() error { return ready(base) })) {
		sidecar.Process.Kill()
		return nil, fmt.Errorf("there is no sidecar")
	}
	checks.that("the executable ends, so that Grafana connects anew", eventually(func() error {
		if !early.client.Exited() {
			return fmt.Errorf("it is still there")
		}
		return nil
	}))
	host, err := startHost(built, settings, sent)
	if err != nil {
		sidecar.Process.Kill()
		return nil, err
	}
	return &Subject{host, base, func(checks *Checks) {
		host.client.Kill()
		checks.that("the sidecar outlives Grafana", ready(base))
		sidecar.Process.Signal(syscall.SIGTERM)
		select {
		case err := <-ended:
			checks.that("the sidecar ends when it is told to", err)
		case <-time.After(callTime):
			sidecar.Process.Kill()
			checks.that("the sidecar ends when it is told to", fmt.Errorf("it does not"))
		}
	}}, nil
}

// startManaged starts the executable, which becomes the sidecar.
func startManaged(checks *Checks, built Build, sent *SentFields, folder string) (*Subject, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	host, err := startHost(built, map[string]string{
		"GF_PLUGIN_MODE":         "managed",
		"GF_PLUGIN_NODE":         built.node,
		"GF_PLUGIN_HTTP_ADDRESS": address,
		"GF_PLUGIN_DATABASE_URL": "sqlite:" + filepath.Join(folder, "bellhook.db"),
		"GF_PLUGIN_PUBLIC_URL":   "http://" + address,
		"GF_PLUGIN_MAX_BODY":     maxBody,
	}, sent)
	if err != nil {
		return nil, err
	}
	base := "http://" + address
	if err := eventually(func() error { return ready(base) }); err != nil {
		host.client.Kill()
		return nil, err
	}
	return &Subject{host, base, func(checks *Checks) {
		checks.equal("what the sidecar logs arrives with its level",
			len(host.log.lines(`"@level":"info"`, `"@message":"Bellhook receives alerts"`)), 1)
		host.client.Kill()
		checks.equal("it ends by itself when Grafana does", host.log.lines("failed to exit gracefully"), []string(nil))
		checks.that("nothing is left of it", gone(base))
	}}, nil
}

func freeAddress() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer listener.Close()
	return listener.Addr().String(), nil
}

func ready(base string) error {
	response, err := http.Get(base + "/readyz")
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != 200 {
		return fmt.Errorf("/readyz replies %d", response.StatusCode)
	}
	return nil
}

func gone(base string) error {
	if err := ready(base); err == nil {
		return fmt.Errorf("it still serves %s", base)
	}
	return nil
}

func eventually(attempt func() error) error {
	for deadline := time.Now().Add(callTime); ; time.Sleep(50 * time.Millisecond) {
		if err := attempt(); err == nil || time.Now().After(deadline) {
			return err
		}
	}
}

// Accepted is the reply to the sender of an alert.
type Accepted struct {
	Status       string `json:"status"`
	AlertID      string `json:"alertId"`
	AlertGroupID string `json:"alertGroupId"`
}

// send posts an alert to the integration's URL, at the address where the sidecar really listens.
func (subject *Subject) send(made Integration, payload any) (Accepted, error) {
	if made.URL == nil {
		return Accepted{}, fmt.Errorf("the integration has no URL")
	}
	address, err := url.Parse(*made.URL)
	if err != nil {
		return Accepted{}, err
	}
	path := address.Path[len(mustParse(webhookBaseURL).Path):]
	body, err := json.Marshal(payload)
	if err != nil {
		return Accepted{}, err
	}
	response, err := http.Post(subject.base+path, "application/json", bytes.NewReader(body))
	if err != nil {
		return Accepted{}, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return Accepted{}, err
	}
	var accepted Accepted
	if err := json.Unmarshal(text, &accepted); err != nil || accepted.Status != "accepted" {
		return accepted, fmt.Errorf("%d %s", response.StatusCode, shorten(text))
	}
	return accepted, nil
}

func mustParse(address string) *url.URL {
	parsed, err := url.Parse(address)
	if err != nil {
		panic(err)
	}
	return parsed
}

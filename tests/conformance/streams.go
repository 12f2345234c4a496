package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

func checkStreams(checks *Checks, subject *Subject) {
	checkSubscriptions(checks, subject)
	checkPublish(checks, subject)
	checkPackets(checks, subject)

	ctx, cancel := withDeadline()
	defer cancel()
	_, err := subject.receive(ctx, org, "elsewhere")
	checks.equal("another path has no stream", status.Code(err), codes.NotFound)
}

func checkSubscriptions(checks *Checks, subject *Subject) {
	nobody := user("nora", "Nora", "None")
	for _, subscription := range []struct {
		claim    string
		who      *pluginv2.User
		path     string
		expected pluginv2.SubscribeStreamResponse_Status
	}{
		{"a Viewer subscribes", viewer, "changes", pluginv2.SubscribeStreamResponse_OK},
		{"an Editor subscribes", editor, "changes", pluginv2.SubscribeStreamResponse_OK},
		{"an Admin subscribes", admin, "changes", pluginv2.SubscribeStreamResponse_OK},
		{"without a role nobody subscribes", nobody, "changes", pluginv2.SubscribeStreamResponse_PERMISSION_DENIED},
		{"without a user nobody subscribes", nil, "changes", pluginv2.SubscribeStreamResponse_PERMISSION_DENIED},
		{"another path is not found", admin, "elsewhere", pluginv2.SubscribeStreamResponse_NOT_FOUND},
	} {
		ctx, cancel := withDeadline()
		reply, err := subject.host.stream.SubscribeStream(ctx, &pluginv2.SubscribeStreamRequest{
			PluginContext: caller(org, subscription.who),
			Path:          subscription.path,
			Data:          []byte(`{"any":"thing"}`),
			Headers:       headers(),
		})
		cancel()
		if err == nil {
			err = differs(reply.Status.String(), subscription.expected.String())
		}
		if err == nil && len(reply.Data) > 0 && !json.Valid(reply.Data) {
			err = fmt.Errorf("the data is no JSON: %s", reply.Data)
		}
		checks.that(subscription.claim, err)
	}
}

func checkPublish(checks *Checks, subject *Subject) {
	ctx, cancel := withDeadline()
	defer cancel()
	reply, err := subject.host.stream.PublishStream(ctx, &pluginv2.PublishStreamRequest{
		PluginContext: caller(org, admin),
		Path:          "changes",
		Data:          []byte(`{"changedAt":"2026-01-01T00:00:00Z"}`),
		Headers:       headers(),
	})
	if err == nil {
		err = differs(reply.Status.String(), pluginv2.PublishStreamResponse_PERMISSION_DENIED.String())
	}
	checks.that("nobody publishes", err)
}

func checkPackets(checks *Checks, subject *Subject) {
	ctx, cancel := withDeadline()
	defer cancel()
	made, err := into[Integration](subject.host.call(caller(org, admin), "POST", "integrations", map[string]any{"name": "Live", "type": "webhook"}))
	if !checks.that("an integration is made", err) {
		return
	}
	packets, err := subject.receive(ctx, org, "changes")
	if !checks.that("a stream begins with a packet", err) {
		return
	}
	others, err := subject.receive(ctx, org+1, "changes")
	checks.that("so does that of another org", err)

	_, err = subject.send(made, map[string]any{"alert_uid": "live"})
	checks.that("an alert is taken", err)
	checks.that("the org's stream delivers a packet after it", packets.next(callTime))
	if err := others.next(200 * time.Millisecond); !errors.Is(err, errNothingYet) {
		checks.that("the other org's stream says nothing", fmt.Errorf("it said something: %v", err))
	} else {
		checks.that("the other org's stream says nothing", nil)
	}
	cancel()
	checks.equal("a stream that nobody wants any more ends", status.Code(packets.end()), codes.Canceled)
}

// Packets arrive in the background, so that a check can see that none arrives.
type Packets struct {
	faults chan error
}

var errNothingYet = errors.New("no packet came")

// receive opens a stream, and waits for its first packet.
func (subject *Subject) receive(ctx context.Context, org int64, path string) (*Packets, error) {
	stream, err := subject.host.stream.RunStream(ctx, &pluginv2.RunStreamRequest{
		PluginContext: caller(org, viewer),
		Path:          path,
		Data:          []byte(`{"any":"thing"}`),
		Headers:       headers(),
	})
	if err != nil {
		return nil, err
	}
	packets := &Packets{make(chan error, 100)}
	go func() {
		defer close(packets.faults)
		for {
			packet, err := stream.Recv()
			if err == nil {
				err = packetFault(packet.Data)
			}
			packets.faults <- err
			if err != nil {
				return
			}
		}
	}()
	return packets, packets.next(callTime)
}

func (packets *Packets) next(within time.Duration) error {
	select {
	case fault := <-packets.faults:
		return fault
	case <-time.After(within):
		return errNothingYet
	}
}

// end waits for the error that a stream ends with.
func (packets *Packets) end() error {
	for {
		if err := packets.next(callTime); err != nil {
			return err
		}
	}
}

// packetFault is nil for JSON that has only the time of a change.
func packetFault(data []byte) error {
	var message map[string]string
	if err := json.Unmarshal(data, &message); err != nil {
		return err
	}
	if _, err := time.Parse(time.RFC3339, message["changedAt"]); err != nil || len(message) != 1 {
		return fmt.Errorf("the packet is %s", data)
	}
	return nil
}

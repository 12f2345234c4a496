package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
)

// Reply is a whole reply to a resource call.
type Reply struct {
	Status  int32
	Headers map[string]*pluginv2.StringList
	Body    []byte
}

// call requests a resource and reads the reply to its end. `body` is sent as JSON, nil as no body, and bytes unchanged.
func (host *Host) call(context *pluginv2.PluginContext, method, target string, body any) (Reply, error) {
	address, err := url.Parse(target)
	if err != nil {
		return Reply{}, err
	}
	bytes, err := encode(body)
	if err != nil {
		return Reply{}, err
	}
	ctx, cancel := withDeadline()
	defer cancel()
	stream, err := host.resource.CallResource(ctx, &pluginv2.CallResourceRequest{
		PluginContext: context,
		Path:          address.Path,
		Method:        method,
		Url:           target,
		Headers:       resourceHeaders(),
		Body:          bytes,
	})
	if err != nil {
		return Reply{}, err
	}
	reply := Reply{}
	for first := true; ; first = false {
		message, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return reply, reply.fault()
		}
		if err != nil {
			return Reply{}, err
		}
		if first {
			reply.Status, reply.Headers = message.Code, message.Headers
		}
		reply.Body = append(reply.Body, message.Body...)
	}
}

// fault is something that Grafana or a browser could not handle, or must never see.
func (reply Reply) fault() error {
	if reply.Status < 100 || reply.Status > 999 {
		return fmt.Errorf("net/http cannot write the status %d", reply.Status)
	}
	if list := reply.Headers["Content-Type"]; list == nil || len(list.Values) != 1 || list.Values[0] != "application/json" {
		return fmt.Errorf("the reply's content type is %v", list)
	}
	if !json.Valid(reply.Body) {
		return fmt.Errorf("the reply is no JSON: %s", shorten(reply.Body))
	}
	for _, secret := range []string{settingsSecret, clientSecret, identityToken} {
		if strings.Contains(string(reply.Body), secret) {
			return fmt.Errorf("the reply tells a secret")
		}
	}
	return nil
}

func encode(body any) ([]byte, error) {
	switch body := body.(type) {
	case nil:
		return nil, nil
	case []byte:
		return body, nil
	default:
		return json.Marshal(body)
	}
}

// into reads the body of a call that must succeed.
func into[Body any](reply Reply, err error) (Body, error) {
	var body Body
	if err != nil {
		return body, err
	}
	if reply.Status != 200 {
		return body, fmt.Errorf("%d %s", reply.Status, shorten(reply.Body))
	}
	return body, json.Unmarshal(reply.Body, &body)
}

// Refusal is the body of a reply that is not a success.
type Refusal struct {
	Code    string         `json:"code"`
	Message string         `json:"message"`
	Details map[string]any `json:"details"`
}

// refused is nil if the reply is an error with this status, this code and a message.
func refused(reply Reply, err error, status int32, code string) error {
	if err != nil {
		return err
	}
	var body Refusal
	if err := json.Unmarshal(reply.Body, &body); err != nil {
		return err
	}
	if reply.Status != status || body.Code != code || body.Message == "" {
		return fmt.Errorf("got %d %s", reply.Status, shorten(reply.Body))
	}
	return nil
}

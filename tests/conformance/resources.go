package main

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
)

const org = 7

// Integration has the fields of an integration that the checks read.
type Integration struct {
	UID         string  `json:"uid"`
	Name        string  `json:"name"`
	Description string  `json:"description"`
	URL         *string `json:"url"`
	Token       *string `json:"token"`
}

// Actor is the author of an action on an alert group.
type Actor struct {
	Kind  string `json:"kind"`
	Login string `json:"login,omitempty"`
	Name  string `json:"name,omitempty"`
}

type alertGroup struct {
	ID             string `json:"id"`
	State          string `json:"state"`
	AcknowledgedBy *Actor `json:"acknowledgedBy"`
	ResolvedBy     *Actor `json:"resolvedBy"`
}

type event struct {
	Type  string `json:"type"`
	Actor Actor  `json:"actor"`
}

type page[Item any] struct {
	Items      []Item  `json:"items"`
	NextCursor *string `json:"nextCursor"`
}

// checkResources makes an integration as an Admin, sends it alerts over HTTP, and acts on them as users of every role.
func checkResources(checks *Checks, subject *Subject) {
	made, ok := checkIntegration(checks, subject)
	if !ok {
		return
	}
	checkRoles(checks, subject, made)
	checkAction(checks, subject, made)
	checkActors(checks, subject, made)
	checkQuery(checks, subject, made)
	checkLargeReply(checks, subject)
	checkRefusals(checks, subject)
	checkLargeBodies(checks, subject)
	checkSparseContext(checks, subject)
}

func checkIntegration(checks *Checks, subject *Subject) (Integration, bool) {
	text := "Zeile 1\nline \"2\" \\ </script> \u2028 🚨 數"
	body := map[string]any{"name": "Nightly 🚨 \"backups\" ü", "type": "formatted_webhook", "description": text}
	made, err := into[Integration](subject.host.call(caller(org, admin), "POST", "integrations", body))
	if !checks.that("an Admin makes an integration", err) {
		return made, false
	}
	checks.equal("its text arrives unaltered", []string{made.Name, made.Description}, []any{body["name"], text})
	again, err := into[Integration](subject.host.call(caller(org, viewer), "GET", "integrations/"+made.UID, nil))
	if checks.that("a Viewer reads it", err) {
		checks.equal("as it was made", []string{again.Name, again.Description}, []string{made.Name, made.Description})
		checks.equal("without its token and URL", []*string{again.Token, again.URL}, []*string{nil, nil})
	}
	if made.URL == nil || !strings.HasPrefix(*made.URL, webhookBaseURL+"/integrations/v1/formatted_webhook/") {
		checks.that("its URL begins as the plugin's settings say", fmt.Errorf("it is %v", made.URL))
		return made, false
	}
	return made, checks.that("its URL begins as the plugin's settings say", nil)
}

func checkRoles(checks *Checks, subject *Subject, made Integration) {
	create := map[string]any{"name": "Not to be", "type": "webhook"}
	for _, somebody := range []struct {
		name string
		who  *pluginv2.User
	}{
		{"a Viewer", viewer},
		{"an Editor", editor},
		{"somebody without a role", user("nora", "Nora", "None")},
		{"somebody with a role that is not known", user("rolf", "Rolf", "Grafana Admin")},
		{"a user who says nothing", &pluginv2.User{}},
		{"nobody", nil},
	} {
		reply, err := subject.host.call(caller(org, somebody.who), "POST", "integrations", create)
		checks.that(somebody.name+" makes no integration, whatever the headers say", refused(reply, err, 403, "forbidden"))
	}
	reply, err := subject.host.call(caller(0, admin), "GET", "integrations", nil)
	checks.that("nobody reads without an org", refused(reply, err, 403, "forbidden"))
	reply, err = subject.host.call(caller(org+1, admin), "GET", "integrations/"+made.UID, nil)
	checks.that("another org does not see the integration", refused(reply, err, 404, "not_found"))
	list, err := into[page[Integration]](subject.host.call(caller(org, viewer), "GET", "integrations", nil))
	if checks.that("the integrations are listed", err) {
		checks.equal("nothing was made by those who may not", len(list.Items), 1)
	}
}

func checkAction(checks *Checks, subject *Subject, made Integration) {
	alert, err := subject.send(made, map[string]any{"alert_uid": "disk", "title": "The disk is full"})
	if !checks.that("the integration takes an alert over HTTP", err) {
		return
	}
	path := "alert-groups/" + alert.AlertGroupID
	reply, err := subject.host.call(caller(org, viewer), "POST", path+"/acknowledge", nil)
	checks.that("a Viewer does not acknowledge", refused(reply, err, 403, "forbidden"))

	expected := Actor{"user", editor.Login, editor.Name}
	group, err := into[alertGroup](subject.host.call(caller(org, editor), "POST", path+"/acknowledge", nil))
	if checks.that("an Editor acknowledges", err) {
		checks.equal("the group says who did", []any{group.State, group.AcknowledgedBy}, []any{"acknowledged", expected})
	}
	events, err := into[page[event]](subject.host.call(caller(org, viewer), "GET", path+"/events", nil))
	if checks.that("the timeline is read", err) && len(events.Items) > 0 {
		checks.equal("it begins with who did what", events.Items[0], event{"acknowledged", expected})
	}

	preview := map[string]any{"alertId": alert.AlertID, "only": []string{"title"}, "templates": map[string]string{"title": "{{ grafana_oncall_link }}"}}
	results, err := into[struct {
		Results map[string]struct {
			Value string `json:"value"`
		} `json:"results"`
	}](subject.host.call(caller(org, editor), "POST", "integrations/"+made.UID+"/preview", preview))
	if checks.that("a template is tried", err) {
		checks.equal("links to Grafana begin as its configuration says", results.Results["title"].Value,
			grafanaURL+"a/bellhook-alerts-app/"+path)
	}
}

// checkActors acts as callers other than users: Grafana fills in what it knows about them.
func checkActors(checks *Checks, subject *Subject, made Integration) {
	for _, acting := range []struct {
		name     string
		who      *pluginv2.User
		expected Actor
	}{
		{"an anonymous visitor", &pluginv2.User{Role: "Editor"}, Actor{Kind: "anonymous"}},
		{"a service account", &pluginv2.User{Login: "sa-7-deploy", Name: "Deploy", Email: "sa-7-deploy", Role: "Editor"},
			Actor{"service_account", "sa-7-deploy", "Deploy"}},
	} {
		alert, err := subject.send(made, map[string]any{"alert_uid": acting.name})
		if !checks.that("an alert for "+acting.name+" is taken", err) {
			continue
		}
		group, err := into[alertGroup](subject.host.call(caller(org, acting.who), "POST", "alert-groups/"+alert.AlertGroupID+"/resolve", nil))
		if checks.that(acting.name+" resolves", err) {
			checks.equal("the group names "+acting.name, group.ResolvedBy, acting.expected)
		}
	}
}

func checkQuery(checks *Checks, subject *Subject, made Integration) {
	for _, key := range []string{"b", "c"} {
		_, err := subject.send(made, map[string]any{"alert_uid": key, "title": key})
		checks.that("another alert opens a group", err)
	}
	list := func(query url.Values) (page[alertGroup], error) {
		query.Set("integration", made.UID)
		return into[page[alertGroup]](subject.host.call(caller(org, viewer), "GET", "alert-groups?"+query.Encode(), nil))
	}
	count := func(claim string, query url.Values, expected int) page[alertGroup] {
		found, err := list(query)
		if checks.that(claim+": the list is read", err) {
			checks.equal(claim, len(found.Items), expected)
		}
		return found
	}
	count("a parameter that repeats", url.Values{"state": {"firing", "acknowledged"}}, 3)
	count("one of several states", url.Values{"state": {"firing", "silenced"}}, 2)
	count("a time with a plus sign", url.Values{"from": {"2020-01-01T00:00:00+05:30"}}, 5)
	count("a time that has not come", url.Values{"from": {"2999-01-01T00:00:00Z"}}, 0)
	first := count("the first page", url.Values{"limit": {"4"}}, 4)
	if first.NextCursor != nil {
		count("the next page", url.Values{"limit": {"4"}, "cursor": {*first.NextCursor}}, 1)
	} else {
		checks.that("the first page leads to the next", fmt.Errorf("it has no cursor"))
	}
}

func checkLargeReply(checks *Checks, subject *Subject) {
	made, err := into[Integration](subject.host.call(caller(org, admin), "POST", "integrations", map[string]any{"name": "Large", "type": "formatted_webhook"}))
	if !checks.that("another integration is made", err) {
		return
	}
	payload := map[string]any{"alert_uid": "large", "title": "Large", "message": strings.Repeat("0123456789 äöü ", 300_000)}
	text, _ := encode(payload)
	alert, err := subject.send(made, payload)
	if !checks.that("an alert of 5.4 MB is taken", err) {
		return
	}
	reply, err := subject.host.call(caller(org, viewer), "GET", "alert-groups/"+alert.AlertGroupID+"/alerts", nil)
	alerts, err := into[page[struct {
		Payload string `json:"payload"`
	}]](reply, err)
	if checks.that("a reply beyond gRPC's usual 4 MiB arrives", err) {
		checks.equal("it is as large as that", len(reply.Body) > 4<<20, true)
		checks.equal("it has the alert", len(alerts.Items), 1)
		checks.equal("the payload is as it was sent", len(alerts.Items) == 1 && alerts.Items[0].Payload == string(text), true)
	}
}

func checkRefusals(checks *Checks, subject *Subject) {
	for _, refusal := range []struct {
		claim, method, target string
		body                  any
		status                int32
		code                  string
	}{
		{"an unknown path", "GET", "nowhere", nil, 404, "not_found"},
		{"an empty path", "GET", "", nil, 404, "not_found"},
		{"a wrong method", "PUT", "integrations", nil, 405, "method_not_allowed"},
		{"a body that is no JSON", "POST", "integrations", []byte("{'a': 1}"), 400, "invalid_request"},
		{"a body that is no text", "POST", "integrations", []byte{0xff, 0x00}, 400, "invalid_request"},
		{"a query that makes no sense", "GET", "alert-groups?limit=many", nil, 400, "invalid_request"},
	} {
		reply, err := subject.host.call(caller(org, admin), refusal.method, refusal.target, refusal.body)
		checks.that(fmt.Sprintf("%s is told with %d", refusal.claim, refusal.status), refused(reply, err, refusal.status, refusal.code))
	}
}

// checkLargeBodies sends more than Bellhook accepts, and so much that it must not be buffered.
func checkLargeBodies(checks *Checks, subject *Subject) {
	for _, megabytes := range []int{5, 20, 100} {
		reply, err := subject.host.call(caller(org, admin), "POST", "integrations", make([]byte, megabytes<<20))
		checks.that(fmt.Sprintf("a body of %d MiB is told with 413", megabytes), refused(reply, err, 413, "too_large"))
	}
	checks.that("Bellhook is well after that", ready(subject.base))
}

// checkSparseContext calls with the least that Grafana ever sends: an app whose settings nobody has saved.
func checkSparseContext(checks *Checks, subject *Subject) {
	for _, sparse := range []struct {
		name     string
		settings *pluginv2.AppInstanceSettings
	}{
		{"no settings", nil},
		{"empty settings", &pluginv2.AppInstanceSettings{}},
		{"null settings", &pluginv2.AppInstanceSettings{JsonData: []byte("null")}},
	} {
		context := &pluginv2.PluginContext{OrgId: org, PluginId: "bellhook-alerts-app", User: viewer, AppInstanceSettings: sparse.settings}
		_, err := into[page[Integration]](subject.host.call(context, "GET", "integrations", nil))
		checks.that("a call with "+sparse.name+" works", err)
	}
	reply, err := subject.host.call(nil, "GET", "integrations", nil)
	checks.that("a call without a context is refused", refused(reply, err, 403, "forbidden"))
}

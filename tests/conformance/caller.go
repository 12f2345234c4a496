package main

import "github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"

// Values that Grafana passes to the plugin in every call; no reply may contain them.
const (
	webhookBaseURL = "https://alerts.example.org/hooks"
	grafanaURL     = "https://grafana.example.org/sub/"
	settingsSecret = "secret-of-the-settings"
	clientSecret   = "secret-of-the-service-account"
	identityToken  = "secret-identity-token"
)

func user(login, name, role string) *pluginv2.User {
	return &pluginv2.User{Login: login, Name: name, Email: login + "@example.org", Role: role}
}

var (
	admin  = user("ada", "Ada Lovelace", "Admin")
	editor = user("grace", "Grace Hopper · 数", "Editor")
	viewer = user("vera", "Vera Rubin", "Viewer")
)

// caller is the context of a user's call in an org, with every field that Grafana can set. A nil user is Grafana itself.
func caller(org int64, who *pluginv2.User) *pluginv2.PluginContext {
	context := filled(&pluginv2.PluginContext{})
	context.OrgId = org
	context.PluginId = "bellhook-alerts-app"
	context.User = who
	context.AppInstanceSettings.JsonData = []byte(`{"webhookBaseUrl":"` + webhookBaseURL + `","unknown":{"to":["Bellhook"]}}`)
	context.AppInstanceSettings.DecryptedSecureJsonData = map[string]string{"secret": settingsSecret}
	context.GrafanaConfig = map[string]string{
		"GF_APP_URL":                         grafanaURL,
		"GF_INSTANCE_FEATURE_TOGGLES_ENABLE": "one,two",
		"GF_CONCURRENT_QUERY_COUNT":          "10",
		"GF_PLUGIN_APP_CLIENT_SECRET":        clientSecret,
	}
	context.PluginVersion = "0.1.0"
	context.UserAgent = "Grafana/12.4.3"
	return context
}

// resourceHeaders are the headers that Grafana passes with a resource call. None of them identifies the user.
func resourceHeaders() map[string]*pluginv2.StringList {
	list := func(values ...string) *pluginv2.StringList { return &pluginv2.StringList{Values: values} }
	return map[string]*pluginv2.StringList{
		"Accept":            list("application/json", "text/plain"),
		"Accept-Language":   list("en-US,en;q=0.5"),
		"Content-Type":      list("application/json"),
		"X-Forwarded-For":   list("192.0.2.7"),
		"X-Grafana-Id":      list(identityToken),
		"X-Grafana-Org-Id":  list("1"),
		"X-Grafana-Referer": list(grafanaURL + "a/bellhook-alerts-app"),
		"X-Grafana-Role":    list("Admin"),
		"X-Grafana-User":    list("root"),
	}
}

// headers are those that Grafana passes with every other call.
func headers() map[string]string {
	return map[string]string{
		"Accept-Language": "en-US,en;q=0.5",
		"User-Agent":      "Mozilla/5.0",
		"X-Grafana-Id":    identityToken,
		"X-Grafana-User":  "root",
	}
}

package main

// leftOut lists what the SDK has and Bellhook leaves out in a service or message that both declare, each with the reason.
// Field names are spelled without case and underscores.
var leftOut = map[string]string{
	"grpc.health.v1.Health.List":                        "probes ask for one service",
	"pluginv2.PluginContext.datasourceinstancesettings": "only a data source has them, and Bellhook is an app",
}

// notServed are the SDK's services that Bellhook does not serve, each with the reason. Calling them must fail cleanly.
var notServed = map[string]string{
	"pluginv2.Data":               "Bellhook is no data source",
	"pluginv2.AdmissionControl":   "Bellhook has no Kubernetes-style resources",
	"pluginv2.ResourceConversion": "Bellhook has no Kubernetes-style resources",
}

// Command conformance checks the plugin against Grafana's own plugin SDK and go-plugin: it compares the protocol that
// Bellhook declares with the SDK's, then starts the built executable as Grafana does, in both of its modes, and calls
// every method of every service with every field that Grafana can fill in.
//
// It prints one line per check, then the counts, and exits with 1 if a check failed.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	root := flag.String("root", "../..", "the folder of the repository, with a built dist")
	node := flag.String("node", "node", "the Node.js that runs the sidecar")
	reportFile := flag.String("report", "", "a file for the counts, as JSON")
	flag.Parse()

	built, err := findBuild(*root, *node)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	report := &Report{}
	compareProtocol(report.in("protocol"), filepath.Join(*root, "pkg", "adapters", "grafana", "proto"))
	sent := newSentFields()
	checkMode(report.in("attach"), built, startAttached, sent)
	checkMode(report.in("managed"), built, startManaged, sent)
	sent.check(report.in("requests"))
	report.end(*reportFile)
}

// Build is the output of `npm run build`.
type Build struct {
	executable string
	sidecar    string
	node       string
}

func findBuild(root, node string) (Build, error) {
	dist, err := filepath.Abs(filepath.Join(root, "dist"))
	if err != nil {
		return Build{}, err
	}
	nodePath, err := exec.LookPath(node)
	if err == nil {
		nodePath, err = filepath.Abs(nodePath)
	}
	if err != nil {
		return Build{}, fmt.Errorf("no Node.js: %w", err)
	}
	built := Build{
		executable: filepath.Join(dist, "gpx_bellhook_linux_amd64"),
		sidecar:    filepath.Join(dist, "sidecar.mjs"),
		node:       nodePath,
	}
	for _, file := range []string{built.executable, built.sidecar} {
		if _, err := os.Stat(file); err != nil {
			return Build{}, fmt.Errorf("%w; run `npm run build` first", err)
		}
	}
	return built, nil
}

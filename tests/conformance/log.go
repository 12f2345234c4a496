package main

import (
	"bytes"
	"strings"
	"sync"

	"github.com/hashicorp/go-hclog"
)

// Log keeps the logs of go-plugin and of the plugin's stderr, one JSON object per line.
type Log struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (log *Log) logger() hclog.Logger {
	return hclog.New(&hclog.LoggerOptions{Name: "host", Level: hclog.Trace, Output: log, JSONFormat: true})
}

func (log *Log) Write(line []byte) (int, error) {
	log.lock.Lock()
	defer log.lock.Unlock()
	return log.text.Write(line)
}

// lines that hold all of the parts.
func (log *Log) lines(parts ...string) []string {
	log.lock.Lock()
	defer log.lock.Unlock()
	var found []string
	for line := range strings.Lines(log.text.String()) {
		all := true
		for _, part := range parts {
			all = all && strings.Contains(line, part)
		}
		if all {
			found = append(found, line)
		}
	}
	return found
}

package main

import (
	"encoding/json"
	"fmt"
	"os"
)

// Report counts what was checked, and prints it.
type Report struct {
	Passed int `json:"passed"`
	Failed int `json:"failed"`
}

// Checks is the part of a report about one thing.
type Checks struct {
	report *Report
	topic  string
}

func (report *Report) in(topic string) *Checks {
	return &Checks{report, topic}
}

func (checks *Checks) in(topic string) *Checks {
	return &Checks{checks.report, checks.topic + ": " + topic}
}

// that passes if `problem` is nil.
func (checks *Checks) that(claim string, problem error) bool {
	if problem != nil {
		checks.report.Failed++
		fmt.Printf("FAIL %s: %s: %v\n", checks.topic, claim, problem)
		return false
	}
	checks.report.Passed++
	fmt.Printf("ok   %s: %s\n", checks.topic, claim)
	return true
}

// equal passes if the two are the same as JSON.
func (checks *Checks) equal(claim string, actual, expected any) bool {
	return checks.that(claim, differs(actual, expected))
}

func differs(actual, expected any) error {
	got, err := json.Marshal(actual)
	if err != nil {
		return err
	}
	want, err := json.Marshal(expected)
	if err != nil {
		return err
	}
	if string(got) == string(want) {
		return nil
	}
	return fmt.Errorf("got %s, not %s", shorten(got), shorten(want))
}

func shorten(text []byte) string {
	const most = 300
	if len(text) <= most {
		return string(text)
	}
	return fmt.Sprintf("%s… (%d bytes)", text[:most], len(text))
}

func (report *Report) end(file string) {
	fmt.Printf("%d passed, %d failed\n", report.Passed, report.Failed)
	if file != "" {
		text, _ := json.Marshal(report)
		if err := os.WriteFile(file, text, 0o644); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
	}
	if report.Failed > 0 {
		os.Exit(1)
	}
}

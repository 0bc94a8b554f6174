package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"unicode/utf16"
	"unicode/utf8"
)

type recorded struct {
	ID     string            `json:"id"`
	Values map[string]string `json:"values"`
}

type refused struct {
	ID    string `json:"id"`
	Error string `json:"error"`
}

// record reads corpus.jsonl of a folder, and writes what each reader makes of it into read-by.
func record(folder string) error {
	corpus, err := os.ReadFile(filepath.Join(folder, "corpus.jsonl"))
	if err != nil {
		return err
	}
	for name, read := range map[string]reader{"compose": readAsCompose, "docker-run": readAsDockerRun} {
		var out bytes.Buffer
		for number, line := range bytes.Split(bytes.TrimSpace(corpus), []byte("\n")) {
			var input struct {
				ID   string            `json:"id"`
				Env  map[string]string `json:"env"`
				Text string            `json:"text"`
			}
			if err := json.Unmarshal(line, &input); err != nil {
				return fmt.Errorf("corpus.jsonl, line %d: %w", number+1, err)
			}
			said := read(request{[]string{input.Text}, input.Env})
			var entry any = recorded{input.ID, said.Values}
			if said.Error != "" {
				entry = refused{input.ID, said.Error}
			}
			if err := write(&out, entry); err != nil {
				return err
			}
		}
		file := filepath.Join(folder, "read-by", name+".jsonl")
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// escaped writes the characters outside of ASCII as JSON escapes.
func escaped(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case r < 0x7f:
			out = append(out, byte(r))
		case r < 0x10000:
			out = fmt.Appendf(out, "\\u%04x", r)
		default:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, "\\u%04x\\u%04x", high, low)
		}
		text = text[size:]
	}
	return out
}

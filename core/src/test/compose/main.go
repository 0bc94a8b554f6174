// Command compose-ref says what Docker Compose, or docker run, makes of .env files. README.md tells how to use it.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// A request is a list of texts in the place of files, the earlier ones first, and the environment of the process.
type request struct {
	Files []string          `json:"files"`
	Host  map[string]string `json:"host"`
}

// An answer holds what was read, up to the mistake where there is one, and the kind of that mistake in this program's
// own words: Compose's quote the file.
type answer struct {
	Values map[string]string `json:"values"`
	Unset  int               `json:"unset"`
	Error  string            `json:"error,omitempty"`
}

// A reader makes an answer of a request.
type reader func(request) answer

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "compose-ref:", err)
		os.Exit(2)
	}
}

func run(args []string) error {
	read := readAsCompose
	if len(args) > 0 && args[0] == "--docker-run" {
		read, args = readAsDockerRun, args[1:]
	}
	switch {
	case len(args) == 2 && args[0] == "--record":
		return record(args[1])
	case len(args) == 1 && args[0] == "-":
		return serve(os.Stdin, os.Stdout, read)
	case len(args) > 0:
		return show(args, os.Stdout, read)
	}
	return fmt.Errorf("say which files to read, or - for requests on standard input, or --record FOLDER")
}

// serve answers each line of requests with a line of answers. A line holds as many as its writer likes, so that few
// of them go to and fro, and neither side writes while the other one does.
func serve(in io.Reader, out io.Writer, read reader) error {
	lines := bufio.NewReaderSize(in, 1<<16)
	for {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return nil
		}
		if err != nil && err != io.EOF {
			return err
		}
		var asked struct {
			Ask []request `json:"ask"`
		}
		if err := json.Unmarshal(line, &asked); err != nil {
			return fmt.Errorf("not a line of requests: %w", err)
		}
		var said struct {
			Answers []answer `json:"answers"`
		}
		for _, r := range asked.Ask {
			said.Answers = append(said.Answers, read(r))
		}
		if err := write(out, said); err != nil {
			return err
		}
	}
}

// show reads files that are there, with the environment of this process.
func show(files []string, out io.Writer, read reader) error {
	r := request{Host: map[string]string{}}
	for _, pair := range os.Environ() {
		name, value, _ := strings.Cut(pair, "=")
		r.Host[name] = value
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		r.Files = append(r.Files, string(text))
	}
	return write(out, read(r))
}

// write writes a line of JSON that is all ASCII, so that what is invisible in a value can be seen.
func write(out io.Writer, what any) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(what); err != nil {
		return err
	}
	_, err := out.Write(escaped(text.Bytes()))
	return err
}

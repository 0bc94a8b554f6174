package main

import (
	"errors"
	"io"
	"strings"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/compose-spec/compose-go/v2/template"
	"github.com/docker/cli/pkg/kvfile"
	"github.com/sirupsen/logrus"
)

// warnings counts what compose-go says of names that are not set.
type warnings struct{ count int }

func (w *warnings) Levels() []logrus.Level { return []logrus.Level{logrus.WarnLevel} }

func (w *warnings) Fire(*logrus.Entry) error {
	w.count++
	return nil
}

var warned = &warnings{}

func init() {
	logrus.SetOutput(io.Discard)
	logrus.AddHook(warned)
}

// readAsCompose does with texts what dotenv.GetEnvFromFile, which Compose calls, does with files.
func readAsCompose(r request) answer {
	warned.count = 0
	values := map[string]string{}
	lookup := func(name string) (string, bool) {
		if value, ok := r.Host[name]; ok {
			return value, true
		}
		value, ok := values[name]
		return value, ok
	}
	for _, text := range r.Files {
		err := dotenv.ParseWithFormat(strings.NewReader(text), ".env", values, lookup, dotenv.DotEnv)
		if err != nil {
			return answer{values, warned.count, kindOf(err)}
		}
	}
	return answer{values, warned.count, ""}
}

// readAsDockerRun does with texts what the function kvfile.Parse, which docker run calls, does with files.
func readAsDockerRun(r request) answer {
	values := map[string]string{}
	lookup := func(name string) (string, bool) {
		value, ok := r.Host[name]
		return value, ok
	}
	for _, text := range r.Files {
		pairs, err := kvfile.ParseFromReader(strings.NewReader(text), lookup)
		if err != nil {
			return answer{values, 0, kindOf(err)}
		}
		for _, pair := range pairs {
			name, value, _ := strings.Cut(pair, "=")
			values[name] = value
		}
	}
	return answer{values, 0, ""}
}

// kindOf is a word of our own for a mistake. What the libraries say themselves has text of the file in it.
func kindOf(err error) string {
	var malformed *template.InvalidTemplateError
	var required *template.MissingRequiredError
	if errors.As(err, &malformed) {
		return "reference"
	}
	if errors.As(err, &required) {
		return "required"
	}
	for _, known := range []struct{ part, kind string }{
		{"unexpected character", "name"},
		{"key cannot contain a space", "space in name"},
		{"contains whitespaces", "space in name"},
		{"unterminated quoted value", "unclosed quote"},
		{"zero length string", "end of file"},
		{"no variable name", "no name"},
		{"invalid utf8", "not UTF-8"},
		{"token too long", "line too long"},
	} {
		if strings.Contains(err.Error(), known.part) {
			return known.kind
		}
	}
	return "other"
}

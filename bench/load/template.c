#include "template.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "options.h"

#define MAX_LINE 1024

char run_id[8];
static char **lines;
static int line_count;

static void read_lines(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file)
        die("cannot read %s", path);
    char line[MAX_LINE];
    lines = allocate(MAX_SUBS, sizeof *lines);
    while (line_count < MAX_SUBS && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = 0;
        lines[line_count] = allocate(strlen(line) + 1, 1);
        strcpy(lines[line_count++], line);
    }
    fclose(file);
    if (line_count == 0)
        die("%s is empty", path);
}

void template_start(uint64_t now)
{
    snprintf(run_id, sizeof run_id, "%04llx",
             (unsigned long long)((now / 1000) ^ (uint64_t)getpid() * 40503u) & 0xffff);
    if (options.lines_file)
        read_lines(options.lines_file);
}

static void write_token(const struct values *v, char *out, size_t capacity)
{
    snprintf(out, capacity, "LG%s_%010llu_%019llu_", run_id, (unsigned long long)v->seq, (unsigned long long)v->ts);
}

static void write_pad(const struct values *v, char *out, size_t capacity)
{
    (void)v;
    if ((size_t)options.pad >= capacity)
        die("template too long");
    memset(out, 'x', (size_t)options.pad);
    out[options.pad] = 0;
}

static void write_line(const struct values *v, char *out, size_t capacity)
{
    snprintf(out, capacity, "%s", lines ? lines[v->connection % line_count] : "");
}

static void write_run(const struct values *v, char *out, size_t capacity)
{
    (void)v;
    snprintf(out, capacity, "%s", run_id);
}

static void write_seq(const struct values *v, char *out, size_t capacity)
{
    snprintf(out, capacity, "%010llu", (unsigned long long)v->seq);
}

static void write_ts(const struct values *v, char *out, size_t capacity)
{
    snprintf(out, capacity, "%019llu", (unsigned long long)v->ts);
}

static void write_stream(const struct values *v, char *out, size_t capacity)
{
    snprintf(out, capacity, "%d", v->stream);
}

static void write_connection(const struct values *v, char *out, size_t capacity)
{
    snprintf(out, capacity, "%d", v->connection);
}

static const struct {
    const char *name;
    void (*write)(const struct values *v, char *out, size_t capacity);
} placeholders[] = {
    {"{token}", write_token}, {"{pad}", write_pad}, {"{line}", write_line}, {"{run}", write_run},
    {"{seq}", write_seq}, {"{ts}", write_ts}, {"{stream}", write_stream}, {"{conn}", write_connection},
};

size_t template_render(const char *text, const struct values *values, char *out, size_t capacity)
{
    size_t length = 0;
    while (*text) {
        size_t skip = 0;
        for (size_t i = 0; *text == '{' && i < sizeof placeholders / sizeof *placeholders; i++) {
            size_t name_length = strlen(placeholders[i].name);
            if (strncmp(text, placeholders[i].name, name_length) == 0) {
                placeholders[i].write(values, out + length, capacity - length);
                length += strlen(out + length);
                skip = name_length;
                break;
            }
        }
        if (!skip) {
            out[length++] = *text;
            skip = 1;
        }
        text += skip;
        if (length + 1 >= capacity)
            die("template too long");
    }
    out[length] = 0;
    return length;
}

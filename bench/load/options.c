#include "options.h"

#include <arpa/inet.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct options options = {
    .label = "", .method = "POST", .body = "{token}{pad}", .content_type = "text/plain",
    .subs = 100, .streams = 1, .pubs = 1, .events = 1000, .rate = 100, .pad = 64,
    .ramp = 2000, .settle_s = 0.5, .drain_s = 5, .max_s = 120, .connecting = 200, .spread = 1,
};

enum kind { URL, TEXT, NUMBER, COUNT, REAL, FLAG, HEADER, SUB_HEADER, PUB_HEADER, PID, HELP };

struct setting {
    const char *name;
    enum kind kind;
    void *value;
    const char *words;
};

static const struct setting settings[] = {
    {"sub", URL, &options.sub, "where to subscribe, http://127.0.0.1:PORT/PATH"},
    {"pub", URL, &options.pub, "where to publish"},
    {"n", NUMBER, &options.subs, "subscribers (100)"},
    {"streams", NUMBER, &options.streams, "streams; subscriber i reads stream i mod S, event k goes to stream k mod S (1)"},
    {"events", COUNT, &options.events, "measured events (1000)"},
    {"warmup", COUNT, &options.warmup, "events before them (0)"},
    {"rate", REAL, &options.rate, "events a second; 0 = as fast as --pubs and --window allow (100)"},
    {"window", COUNT, &options.window, "most events that are not yet at every subscriber; 0 = no bound (0)"},
    {"for", REAL, &options.publish_s, "seconds after which no more measured events are published; 0 = all --events (0)"},
    {"pubs", NUMBER, &options.pubs, "publisher connections, one request in flight each (1)"},
    {"method", TEXT, &options.method, "publish method (POST)"},
    {"ctype", TEXT, &options.content_type, "publish Content-Type (text/plain)"},
    {"body", TEXT, &options.body, "publish body ({token}{pad})"},
    {"pad", NUMBER, &options.pad, "length of {pad} (64)"},
    {"lines", TEXT, &options.lines_file, "file whose line i is {line} for subscriber i"},
    {"header", HEADER, NULL, "'Name: value' on all requests (repeatable)"},
    {"sub-header", SUB_HEADER, NULL, "the same on subscriptions only"},
    {"pub-header", PUB_HEADER, NULL, "the same on publishes only"},
    {"ramp", REAL, &options.ramp, "connections opened a second (2000)"},
    {"conn-inflight", NUMBER, &options.connecting, "most connections being opened (200)"},
    {"stall", NUMBER, &options.stalled, "the first K subscribers stop reading after the head (0)"},
    {"spread", NUMBER, &options.spread, "source addresses 127.0.0.1..K (1)"},
    {"settle", REAL, &options.settle_s, "idle seconds after connecting, before memory is read (0.5)"},
    {"mark", NUMBER, &options.mark, "read memory also when K subscribers are idle (0 = not)"},
    {"drain", REAL, &options.drain_s, "give up after S seconds without progress (5)"},
    {"max", REAL, &options.max_s, "give up after S seconds in all (120)"},
    {"restart", FLAG, &options.restart, "the server is restarted: see README.md"},
    {"honour-retry", FLAG, &options.honour_retry, "with --restart: come back after the time of the server's retry: field"},
    {"pid", PID, NULL, "server process (repeatable)"},
    {"children", FLAG, &options.children, "and its descendants"},
    {"label", TEXT, &options.label, "copied to the output"},
    {"help", HELP, NULL, "this text"},
};
#define SETTINGS (sizeof settings / sizeof *settings)

static void read_url(const char *text, struct url *url)
{
    char host[128];
    int port = 80;
    if (strncmp(text, "http://", 7) != 0)
        die("only http:// URLs: %s", text);
    text += 7;
    size_t length = strcspn(text, ":/");
    if (length >= sizeof host)
        die("host too long");
    memcpy(host, text, length);
    host[length] = 0;
    const char *p = text + length;
    if (*p == ':')
        port = (int)strtol(p + 1, (char **)&p, 10);
    snprintf(url->path, sizeof url->path, "%s", *p ? p : "/");
    snprintf(url->host, sizeof url->host, "%s:%d", host, port);
    url->address.sin_family = AF_INET;
    url->address.sin_port = htons((uint16_t)port);
    if (strcmp(host, "localhost") == 0)
        strcpy(host, "127.0.0.1");
    if (inet_pton(AF_INET, host, &url->address.sin_addr) != 1 ||
        (ntohl(url->address.sin_addr.s_addr) >> 24) != 127)
        die("only addresses in 127.0.0.0/8 are allowed: %s", host);
}

static void add_header(char *to, size_t capacity, const char *header)
{
    size_t length = strlen(to);
    if (length + strlen(header) + 3 > capacity)
        die("too many headers");
    sprintf(to + length, "%s\r\n", header);
}

static void help(void)
{
    puts("sseload [options]   (loopback only; prints one JSON line)");
    for (size_t i = 0; i < SETTINGS; i++)
        printf("  --%-14s %s\n", settings[i].name, settings[i].words);
    puts("{token} {pad} {seq} {ts} {run} {stream} {conn} {line} are replaced in URLs, headers and the body.");
    exit(0);
}

static void apply(const struct setting *setting, const char *text)
{
    switch (setting->kind) {
    case URL: read_url(text, setting->value); break;
    case TEXT: *(const char **)setting->value = text; break;
    case NUMBER: *(int *)setting->value = atoi(text); break;
    case COUNT: *(uint64_t *)setting->value = strtoull(text, NULL, 10); break;
    case REAL: *(double *)setting->value = atof(text); break;
    case FLAG: *(bool *)setting->value = true; break;
    case HEADER:
        add_header(options.sub_headers, sizeof options.sub_headers, text);
        add_header(options.pub_headers, sizeof options.pub_headers, text);
        break;
    case SUB_HEADER: add_header(options.sub_headers, sizeof options.sub_headers, text); break;
    case PUB_HEADER: add_header(options.pub_headers, sizeof options.pub_headers, text); break;
    case PID:
        if (options.pid_count < MAX_PIDS)
            options.pids[options.pid_count++] = atoi(text);
        break;
    case HELP: help();
    }
}

static void check(void)
{
    const struct options *o = &options;
    if (!o->sub.path[0] || !o->pub.path[0])
        die("--sub and --pub are needed (--help lists the options)");
    if (o->subs < 1 || o->subs > MAX_SUBS || o->streams < 1 || o->streams > o->subs || o->pubs < 1 ||
        o->pubs > 1000 || o->events + o->warmup > MAX_EVENTS || o->max_s > MAX_SECS || o->stalled < 0 ||
        o->stalled >= o->subs || o->spread < 1 || o->spread > 250 || o->ramp <= 0 || o->mark < 0 ||
        o->mark > o->subs || o->pad < 0)
        die("an option is out of range");
    if (o->restart && (o->stalled || o->warmup == 0 || o->rate <= 0))
        die("--restart needs --warmup and --rate above 0, and excludes --stall");
}

void options_read(int argc, char **argv)
{
    struct option names[SETTINGS + 1] = {0};
    for (size_t i = 0; i < SETTINGS; i++) {
        enum kind kind = settings[i].kind;
        names[i] = (struct option){settings[i].name, kind != FLAG && kind != HELP, NULL, 0};
    }
    int index;
    for (int c; (c = getopt_long_only(argc, argv, "", names, &index)) != -1;) {
        if (c == '?')
            exit(2);
        apply(&settings[index], optarg);
    }
    check();
}

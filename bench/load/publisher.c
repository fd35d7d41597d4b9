#define _GNU_SOURCE
#include "publisher.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "connection.h"
#include "ledger.h"
#include "options.h"
#include "template.h"
#include "wire.h"

#define BUFFER 65536
#define RESUME_EVERY (SEC / 10)

enum pub_state { PUB_CONNECTING, PUB_IDLE, PUB_BUSY, PUB_AWAY, PUB_DEAD };
struct pub {
    int fd;
    enum pub_state state;
    char *out, *in;
    size_t out_length, out_sent, in_length;
    uint64_t t_sent, seq, due;
    bool unanswered; /* with --restart: what is in `out` has to be sent again */
};
static struct pub *pubs;
static int idle, ready, next_idle;
static uint64_t reconnects;
uint64_t publish_errors;

static void away(struct pub *pub)
{
    pub->state = PUB_AWAY;
    pub->due = now_ns() + RESUME_EVERY;
}

static void start(int index)
{
    struct pub *pub = &pubs[index];
    pub->state = PUB_CONNECTING;
    pub->in_length = pub->out_sent = 0;
    pub->fd = connection_open(&options.pub, TAG_PUB, index, 0);
    if (pub->fd < 0)
        away(pub);
}

void pubs_connect(void)
{
    pubs = allocate((size_t)options.pubs, sizeof *pubs);
    for (int i = 0; i < options.pubs; i++) {
        pubs[i].out = allocate(1, BUFFER);
        pubs[i].in = allocate(1, BUFFER);
        start(i);
    }
    for (uint64_t end = now_ns() + 5 * SEC; ready < options.pubs;) {
        connections_wait(now_ns() + 10000000);
        if (now_ns() > end)
            die("cannot connect to the publish URL");
    }
}

bool pubs_all_idle(void) { return idle >= options.pubs; }

int pub_idle(void)
{
    if (idle == 0)
        return -1;
    while (pubs[next_idle].state != PUB_IDLE)
        next_idle = (next_idle + 1) % options.pubs;
    return next_idle;
}

static void fail(int index, const char *why)
{
    struct pub *pub = &pubs[index];
    if (pub->state == PUB_BUSY) {
        if (options.restart) {
            pub->unanswered = true;
        } else {
            publish_errors++;
            note_error("publish of event %llu: %s", (unsigned long long)pub->seq, why);
        }
    }
    if (pub->state == PUB_IDLE)
        idle--;
    close(pub->fd);
    pub->fd = -1;
    pub->state = PUB_DEAD;
    if (options.restart)
        away(pub);
    else if (reconnects++ < ledger.total + 1000) /* some servers close after every publish */
        start(index);
}

static void flush(int index)
{
    struct pub *pub = &pubs[index];
    while (pub->out_sent < pub->out_length) {
        ssize_t n = send(pub->fd, pub->out + pub->out_sent, pub->out_length - pub->out_sent, MSG_NOSIGNAL);
        if (n < 0 && errno == EAGAIN)
            return; /* the next write edge goes on */
        if (n <= 0) {
            fail(index, strerror(errno));
            return;
        }
        pub->out_sent += (size_t)n;
    }
}

void pub_send(int index, uint64_t seq, uint64_t ts, uint64_t now)
{
    static char path[2048], headers[4096], body[BUFFER];
    struct pub *pub = &pubs[index];
    struct values v = {.seq = seq, .ts = ts, .stream = (int)(seq % (uint64_t)options.streams), .connection = index};
    template_render(options.pub.path, &v, path, sizeof path);
    template_render(options.pub_headers, &v, headers, sizeof headers);
    size_t length = template_render(options.body, &v, body, sizeof body);
    pub->out_length = (size_t)snprintf(pub->out, BUFFER,
                                       "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\n%sContent-Length: %zu\r\n\r\n",
                                       options.method, path, options.pub.host, options.content_type, headers, length);
    if (pub->out_length + length > BUFFER)
        die("publish request too long");
    memcpy(pub->out + pub->out_length, body, length);
    pub->out_length += length;
    pub->out_sent = 0;
    pub->t_sent = now;
    pub->seq = seq;
    pub->state = PUB_BUSY;
    idle--;
    flush(index);
}

/* Sends again what a server that went away did not answer. */
static void publish_again(int index)
{
    struct pub *pub = &pubs[index];
    pub->unanswered = false;
    pub->state = PUB_BUSY;
    pub->out_sent = pub->in_length = 0;
    flush(index);
}

static void on_connected(int index, uint32_t events)
{
    struct pub *pub = &pubs[index];
    if (events & (EPOLLERR | EPOLLHUP)) {
        if (!options.restart)
            die("cannot connect to the publish URL");
        fail(index, "");
    } else if (events & EPOLLOUT) {
        ready++;
        if (pub->unanswered) {
            publish_again(index);
        } else {
            pub->state = PUB_IDLE;
            idle++;
        }
    }
}

/* A whole answer stands in the buffer. Returns false when the connection is not to be read any further. */
static bool on_answer(int index, int status, bool closes)
{
    struct pub *pub = &pubs[index];
    uint64_t now = now_ns();
    bool accepted = status >= 200 && status <= 299;
    if (!accepted && options.restart) {
        fail(index, ""); /* a server that is starting says 503: it is asked again */
        return false;
    }
    if (accepted) {
        ledger.acked++;
        if (pub->seq >= ledger.measured_from)
            hist_add(&ledger.ack, now - pub->t_sent);
    } else {
        publish_errors++;
        note_error("publish of event %llu: %.*s", (unsigned long long)pub->seq, 100, pub->in);
        ledger_refused(pub->seq);
    }
    ledger.t_progress = now;
    pub->state = PUB_IDLE;
    pub->in_length = 0;
    idle++;
    if (closes)
        fail(index, "");
    return !closes;
}

void pub_ready(int index, uint32_t events)
{
    struct pub *pub = &pubs[index];
    if (pub->state == PUB_CONNECTING)
        on_connected(index, events);
    else if (pub->state == PUB_BUSY && (events & EPOLLOUT))
        flush(index);
    while (pub->state == PUB_IDLE || pub->state == PUB_BUSY) {
        if (pub->in_length >= BUFFER - 1)
            die("publish response too long");
        ssize_t n = recv(pub->fd, pub->in + pub->in_length, BUFFER - 1 - pub->in_length, 0);
        if (n < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (n <= 0) {
            fail(index, "connection closed");
            return;
        }
        pub->in_length += (size_t)n;
        pub->in[pub->in_length] = 0;
        int status = 0;
        bool closes = false;
        size_t whole = wire_response(pub->in, pub->in_length, &status, &closes);
        if (whole && pub->state == PUB_BUSY && !on_answer(index, status, closes))
            return;
    }
}

void pubs_resume(uint64_t now)
{
    for (int i = 0; i < options.pubs; i++)
        if (pubs[i].state == PUB_AWAY && pubs[i].due <= now)
            start(i);
}

#define _GNU_SOURCE
#include "subscriber.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "connection.h"
#include "ledger.h"
#include "options.h"
#include "resume.h"
#include "template.h"
#include "wire.h"

#define MAX_HEAD 16384
#define STALLED_BUFFER 4096

struct sub *subs;
int subs_started, subs_connecting, subs_open, subs_closed, subs_rejected;
uint32_t *stream_subs;

void subs_init(void)
{
    subs = allocate((size_t)options.subs, sizeof *subs);
    stream_subs = allocate((size_t)options.streams, sizeof *stream_subs);
    resume_init();
}

/* A lost connection of a subscriber that comes back: its account stays open. */
static void lose(struct sub *sub)
{
    if (sub->state == SUB_BODY) {
        subs_open--;
        resume.back -= sub->resumption->lost;
    } else {
        subs_connecting--;
        if (sub->state == SUB_CONNECTING)
            resume.refused++;
        else if (sub->carry_length)
            resume.bad_answers++, note_error("not 200: %.*s", 100, sub->carry);
        else
            resume.dropped++;
    }
    resume_later(sub);
}

static void reject(struct sub *sub)
{
    subs_connecting--;
    subs_rejected++;
    note_error("subscriber %d was refused: %.*s", (int)(sub - subs),
               (int)(sub->carry_length < 120 ? sub->carry_length : 120),
               sub->carry_length ? sub->carry : "closed before a response");
}

static void sub_close(struct sub *sub)
{
    if (sub->fd >= 0)
        close(sub->fd);
    sub->fd = -1;
    if (resume.armed) {
        lose(sub);
        return;
    }
    if (sub->state != SUB_BODY) {
        reject(sub);
    } else {
        subs_open--;
        subs_closed++;
        if (!sub->stalled) {
            ledger_forget(sub);
            stream_subs[sub->stream]--;
        }
    }
    sub->state = SUB_CLOSED;
}

void sub_start(int index, uint64_t now)
{
    struct sub *sub = &subs[index];
    sub->stream = index % options.streams;
    sub->stalled = index < options.stalled;
    sub->t_start = now;
    subs_started += sub->state == SUB_NONE;
    sub->state = SUB_CONNECTING;
    subs_connecting++;
    sub->fd = connection_open(&options.sub, TAG_SUB, index, sub->stalled ? STALLED_BUFFER : 0);
    if (sub->fd < 0)
        sub_close(sub);
}

static void send_request(struct sub *sub, int index)
{
    static char path[2048], headers[4096], request[8192];
    struct values values = {.stream = sub->stream, .connection = index};
    template_render(options.sub.path, &values, path, sizeof path);
    template_render(options.sub_headers, &values, headers, sizeof headers);
    const char *last_id = sub->resumption ? sub->resumption->last_id : "";
    int length = snprintf(request, sizeof request,
                          "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\nCache-Control: no-cache\r\n%s%s%s%s\r\n",
                          path, options.sub.host, headers, *last_id ? "Last-Event-ID: " : "", last_id, *last_id ? "\r\n" : "");
    if (length >= (int)sizeof request)
        die("subscription request too long");
    if (send(sub->fd, request, (size_t)length, MSG_NOSIGNAL) != length)
        sub_close(sub);
    else
        sub->state = SUB_HEAD;
}

/* Bytes of the response head; returns how many of them belong to it, or -1 on a refusal. */
static long on_head(struct sub *sub, const char *bytes, size_t length, uint64_t now)
{
    size_t before = sub->carry_length;
    wire_carry(sub, bytes, length);
    char *end = memmem(sub->carry, sub->carry_length, "\r\n\r\n", 4);
    if (!end)
        return sub->carry_length > MAX_HEAD ? -1 : (long)length;
    size_t head = (size_t)(end - sub->carry) + 4;
    if (sub->carry_length < 12 || memcmp(sub->carry + 9, "200", 3) != 0)
        return -1;
    const char *encoding = wire_header(sub->carry, head, "Transfer-Encoding");
    sub->chunked = encoding && strncasecmp(encoding, "chunked", 7) == 0;
    sub->carry_length = 0;
    sub->state = SUB_BODY;
    subs_connecting--;
    subs_open++;
    if (resume.armed) {
        resume_live(sub, now);
    } else {
        hist_add(&ledger.connect, now - sub->t_start);
        if (sub->stalled)
            connection_ignore(sub->fd);
        else
            stream_subs[sub->stream]++;
    }
    return (long)(head - before);
}

/* What one read brought. Returns false when the subscriber is not to be read any further. */
static bool on_bytes(struct sub *sub, const char *bytes, size_t length)
{
    uint64_t now = now_ns();
    if (sub->state == SUB_HEAD) {
        long used = on_head(sub, bytes, length, now);
        if (used < 0) {
            sub_close(sub);
            return false;
        }
        bytes += used;
        length -= (size_t)used;
        if (sub->stalled && sub->state == SUB_BODY)
            return false;
    }
    if (length && sub->state == SUB_BODY && !wire_body(sub, bytes, length, now)) {
        sub_close(sub);
        return false;
    }
    return true;
}

static void on_connected(struct sub *sub, int index, uint32_t events)
{
    if (events & (EPOLLERR | EPOLLHUP)) {
        sub_close(sub);
    } else if (events & EPOLLOUT) {
        send_request(sub, index);
        if (sub->state == SUB_HEAD)
            connection_read_only(sub->fd, TAG_SUB, index);
    }
}

void sub_ready(int index, uint32_t events)
{
    static char buffer[256 * 1024];
    struct sub *sub = &subs[index];
    if (sub->state == SUB_CONNECTING) {
        on_connected(sub, index, events);
        return;
    }
    if (sub->state != SUB_HEAD && sub->state != SUB_BODY)
        return;
    for (;;) { /* edge-triggered: read until a short read */
        ssize_t length = recv(sub->fd, buffer, sizeof buffer, 0);
        if (length < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (length <= 0) {
            sub_close(sub);
            return;
        }
        if (!on_bytes(sub, buffer, (size_t)length))
            return;
        if (length < (ssize_t)sizeof buffer && !(events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)))
            return; /* otherwise find the end of the stream now: no other edge will tell */
    }
}

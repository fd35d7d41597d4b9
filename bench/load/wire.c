#define _GNU_SOURCE
#include "wire.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "event_stream.h"

enum { CHUNK_SIZE, CHUNK_EXTENSION, CHUNK_DATA, CHUNK_AFTER, CHUNK_END };

void wire_carry(struct sub *sub, const char *bytes, size_t length)
{
    if (sub->carry_length + length > sub->carry_capacity) {
        uint32_t capacity = sub->carry_capacity ? sub->carry_capacity : 256;
        while (capacity < sub->carry_length + length)
            capacity *= 2;
        if (capacity > (1u << 20))
            die("a line longer than 1 MiB");
        sub->carry = realloc(sub->carry, capacity);
        if (!sub->carry)
            die("out of memory");
        sub->carry_capacity = capacity;
    }
    memcpy(sub->carry + sub->carry_length, bytes, length);
    sub->carry_length += (uint32_t)length;
}

/* Body bytes, with any chunk framing removed: cuts them into lines. */
static void on_text(struct sub *sub, const char *p, size_t length, uint64_t now)
{
    const char *end = p + length;
    while (p < end) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        if (!newline) {
            wire_carry(sub, p, (size_t)(end - p));
            return;
        }
        if (sub->carry_length) {
            wire_carry(sub, p, (size_t)(newline - p));
            uint32_t whole = sub->carry_length;
            sub->carry_length = 0;
            event_stream_line(sub, sub->carry, whole, now);
        } else {
            event_stream_line(sub, p, (size_t)(newline - p), now);
        }
        p = newline + 1;
    }
}

/* One character of a chunk's size line. */
static void on_size(struct sub *sub, char c)
{
    if (c >= '0' && c <= '9')
        sub->chunk_left = sub->chunk_left * 16 + (uint64_t)(c - '0');
    else if ((c | 32) >= 'a' && (c | 32) <= 'f')
        sub->chunk_left = sub->chunk_left * 16 + (uint64_t)((c | 32) - 'a' + 10);
    else if (c == '\n')
        sub->chunk_state = sub->chunk_left ? CHUNK_DATA : CHUNK_END;
    else if (c != '\r')
        sub->chunk_state = CHUNK_EXTENSION;
}

bool wire_body(struct sub *sub, const char *p, size_t length, uint64_t now)
{
    if (!sub->chunked) {
        on_text(sub, p, length, now);
        return true;
    }
    const char *end = p + length;
    while (p < end) {
        size_t take = (size_t)(end - p);
        switch (sub->chunk_state) {
        case CHUNK_SIZE:
            on_size(sub, *p++);
            break;
        case CHUNK_EXTENSION: /* skipped */
            if (*p++ == '\n')
                sub->chunk_state = sub->chunk_left ? CHUNK_DATA : CHUNK_END;
            break;
        case CHUNK_DATA:
            take = take < sub->chunk_left ? take : (size_t)sub->chunk_left;
            on_text(sub, p, take, now);
            p += take;
            sub->chunk_left -= take;
            if (sub->chunk_left == 0)
                sub->chunk_state = CHUNK_AFTER;
            break;
        case CHUNK_AFTER:
            if (*p++ == '\n')
                sub->chunk_state = CHUNK_SIZE;
            break;
        default:
            return false;
        }
    }
    return sub->chunk_state != CHUNK_END;
}

const char *wire_header(const char *head, size_t length, const char *name)
{
    size_t name_length = strlen(name);
    for (const char *p = head, *end = head + length; p < end;) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        if (!newline)
            break;
        if ((size_t)(newline - p) > name_length && strncasecmp(p, name, name_length) == 0 && p[name_length] == ':') {
            p += name_length + 1;
            while (*p == ' ')
                p++;
            return p;
        }
        p = newline + 1;
    }
    return NULL;
}

size_t wire_response(const char *buffer, size_t length, int *status, bool *closes)
{
    const char *end = memmem(buffer, length, "\r\n\r\n", 4);
    if (!end)
        return 0;
    size_t head = (size_t)(end - buffer) + 4;
    *status = length > 12 ? atoi(buffer + 9) : 0;
    const char *connection = wire_header(buffer, head, "Connection");
    *closes = connection && strncasecmp(connection, "close", 5) == 0;
    if (*status == 204 || *status == 304)
        return head;
    const char *content_length = wire_header(buffer, head, "Content-Length");
    if (content_length) {
        size_t whole = head + strtoull(content_length, NULL, 10);
        return length >= whole ? whole : 0;
    }
    const char *encoding = wire_header(buffer, head, "Transfer-Encoding");
    if (encoding && strncasecmp(encoding, "chunked", 7) == 0)
        return length >= head + 5 && memcmp(buffer + length - 5, "0\r\n\r\n", 5) == 0 ? length : 0;
    return head;
}

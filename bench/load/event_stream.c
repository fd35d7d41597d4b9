#define _GNU_SOURCE
#include "event_stream.h"

#include <stdio.h>
#include <string.h>

#include "ledger.h"
#include "template.h"

/* Finds the token in a data line; returns false when there is none. */
static bool find_token(const char *line, size_t length, uint64_t *seq, uint64_t *ts)
{
    static char mark[12];
    static size_t mark_length, guess; /* the token is nearly always where it was last time */
    if (!mark_length)
        mark_length = (size_t)snprintf(mark, sizeof mark, "LG%s_", run_id);
    const char *p = NULL;
    if (guess + mark_length <= length && memcmp(line + guess, mark, mark_length) == 0)
        p = line + guess;
    else if ((p = memmem(line, length, mark, mark_length)) != NULL)
        guess = (size_t)(p - line);
    if (!p || (size_t)(line + length - p) < mark_length + 10 + 1 + 19)
        return false;
    p += mark_length;
    *seq = *ts = 0;
    for (int i = 0; i < 10; i++)
        *seq = *seq * 10 + (uint64_t)(p[i] - '0');
    for (int i = 11; i < 30; i++)
        *ts = *ts * 10 + (uint64_t)(p[i] - '0');
    return true;
}

static void on_data(struct sub *sub, const char *text, size_t length, uint64_t now)
{
    uint64_t seq, ts;
    sub->saw_data = 1;
    if (!find_token(text, length, &seq, &ts))
        return;
    sub->saw_token = 1;
    if (sub->resumption) {
        /* An event that is cut before its blank line was not received: it will be asked for again. */
        sub->resumption->seq = seq;
        sub->resumption->ts = ts;
    } else {
        ledger_received(sub, seq, ts, now);
    }
}

static void on_end_of_event(struct sub *sub, uint64_t now)
{
    struct resumption *r = sub->resumption;
    if (sub->saw_data && !sub->saw_token)
        ledger.foreign_events++;
    if (r && sub->saw_token)
        ledger_received(sub, r->seq, r->ts, now);
    if (r && r->id[0]) {
        strcpy(r->last_id, r->id);
        r->id[0] = 0;
    }
    sub->saw_data = sub->saw_token = 0;
}

/* The fields that make a subscriber come back to the right place: `id` and `retry`. */
static void on_field(struct resumption *r, const char *line, size_t length)
{
    if (length > 4 && length < sizeof r->id && memcmp(line, "id: ", 4) == 0) {
        memcpy(r->id, line + 4, length - 4);
        r->id[length - 4] = 0;
    } else if (length > 7 && memcmp(line, "retry: ", 7) == 0) {
        uint64_t ms = 0;
        for (size_t i = 7; i < length && line[i] >= '0' && line[i] <= '9' && ms < 1000000; i++)
            ms = ms * 10 + (uint64_t)(line[i] - '0');
        r->retry_ns = ms * 1000000;
    }
}

void event_stream_line(struct sub *sub, const char *line, size_t length, uint64_t now)
{
    if (length && line[length - 1] == '\r')
        length--;
    if (length == 0)
        on_end_of_event(sub, now);
    else if (length >= 5 && memcmp(line, "data:", 5) == 0)
        on_data(sub, line + 5, length - 5, now);
    else if (line[0] == ':')
        ledger.comments++;
    else if (sub->resumption)
        on_field(sub->resumption, line, length);
}

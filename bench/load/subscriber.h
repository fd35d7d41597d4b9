/* One subscriber's connection and what it has read so far. */
#ifndef SSELOAD_SUBSCRIBER_H
#define SSELOAD_SUBSCRIBER_H

#include "load.h"

enum sub_state { SUB_NONE, SUB_CONNECTING, SUB_HEAD, SUB_BODY, SUB_AWAY, SUB_CLOSED };

struct sub {
    int fd;
    uint8_t state;
    uint8_t chunked, chunk_state, saw_data, saw_token, stalled;
    int stream;
    uint64_t chunk_left;
    uint64_t t_start;
    char *carry;                       /* an unfinished line, or the unfinished response head */
    uint32_t carry_length, carry_capacity;
    uint64_t next;                     /* the event number expected next in its stream */
    uint64_t received;                 /* distinct events */
    uint64_t *seen;                    /* a bitmap, made only at the first event out of order */
    struct resumption *resumption;     /* with --restart */
};

/* What a subscriber needs to come back as a browser's EventSource does. */
struct resumption {
    uint64_t due;          /* when to connect again */
    uint64_t retry_ns;     /* what the server asked for last */
    uint64_t seq, ts;      /* of the token in the unfinished event */
    char id[64];           /* of the unfinished event */
    char last_id[64];      /* of the last whole one */
    bool lost;             /* it was disconnected at least once */
};

extern struct sub *subs;
extern int subs_started, subs_connecting, subs_open, subs_closed, subs_rejected;
extern uint32_t *stream_subs; /* live, reading subscribers of each stream */

void subs_init(void);
void sub_start(int index, uint64_t now);
void sub_ready(int index, uint32_t events);

#endif

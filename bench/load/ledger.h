/* The account of every event: published, acknowledged, received by whom, how late. */
#ifndef SSELOAD_LEDGER_H
#define SSELOAD_LEDGER_H

#include "histogram.h"
#include "subscriber.h"

struct ledger {
    uint64_t total;         /* warm-up and measured events */
    uint64_t measured_from; /* the first measured one */
    uint64_t published, acked, completed;
    uint64_t deliveries;    /* measured copies received, without duplicates */
    uint64_t duplicated, out_of_order, foreign_events, comments;
    uint64_t t_first_pub, t_last_pub, t_last_delivery, t_progress;
    uint32_t *left;         /* copies of each event still to arrive */
    struct hist latency, to_last, ack, lateness, connect;
};
extern struct ledger ledger;

void ledger_init(void);

/* Event `seq` is published now; it was due at `due`, or at once when that is 0. Returns its time stamp. */
uint64_t ledger_published(uint64_t seq, uint64_t due, uint64_t now);

/* One copy of event seq, stamped ts, reached a subscriber. */
void ledger_received(struct sub *sub, uint64_t seq, uint64_t ts, uint64_t now);

/* The event was refused: it will reach nobody. */
void ledger_refused(uint64_t seq);

/* The subscriber is gone: its missing copies will never arrive. */
void ledger_forget(const struct sub *sub);

/* How many of the published events this subscriber should have. */
uint64_t ledger_due_to(const struct sub *sub);

#endif

/* Event seq goes to stream seq % streams, where it is number seq / streams. */
#include "ledger.h"

#include "options.h"

struct ledger ledger;

static uint64_t streams(void) { return (uint64_t)options.streams; }
static void bit_set(uint64_t *bits, uint64_t i) { bits[i >> 6] |= 1ull << (i & 63); }
static bool bit_get(const uint64_t *bits, uint64_t i) { return bits[i >> 6] >> (i & 63) & 1; }

void ledger_init(void)
{
    ledger.total = options.warmup + options.events;
    ledger.measured_from = options.warmup;
    ledger.left = allocate(ledger.total + 1, sizeof *ledger.left);
    struct hist *all[] = {&ledger.latency, &ledger.to_last, &ledger.ack, &ledger.lateness, &ledger.connect};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        hist_reset(all[i]);
}

uint64_t ledger_published(uint64_t seq, uint64_t due, uint64_t now)
{
    ledger.left[seq] = stream_subs[seq % streams()];
    if (ledger.left[seq] == 0)
        ledger.completed++;
    if (seq == ledger.measured_from)
        ledger.t_first_pub = now;
    if (seq >= ledger.measured_from) {
        ledger.t_last_pub = now;
        hist_add(&ledger.lateness, due ? now - due : 0);
    }
    ledger.t_progress = now;
    return due ? due : now; /* the intended time: a late publisher hides nothing */
}

/* Whether the subscriber has this event for the first time. */
static bool is_new(struct sub *sub, uint64_t number)
{
    if (number == sub->next && !sub->seen) { /* the common case */
        sub->next++;
        return true;
    }
    if (!sub->seen) {
        uint64_t numbers = (ledger.total + streams() - 1) / streams();
        sub->seen = allocate((numbers + 63) / 64, sizeof *sub->seen);
        for (uint64_t i = 0; i < sub->next; i++)
            bit_set(sub->seen, i);
    }
    if (bit_get(sub->seen, number)) {
        ledger.duplicated++;
        return false;
    }
    bit_set(sub->seen, number);
    if (number < sub->next)
        ledger.out_of_order++;
    else
        sub->next = number + 1;
    return true;
}

void ledger_received(struct sub *sub, uint64_t seq, uint64_t ts, uint64_t now)
{
    if (seq >= ledger.published || seq % streams() != (uint64_t)sub->stream) {
        ledger.foreign_events++; /* not an event of this stream */
        return;
    }
    if (!is_new(sub, seq / streams()))
        return;
    sub->received++;
    ledger.t_progress = now;
    uint64_t latency = now > ts ? now - ts : 0;
    bool measured = seq >= ledger.measured_from;
    if (measured) {
        ledger.deliveries++;
        ledger.t_last_delivery = now;
        hist_add(&ledger.latency, latency);
    }
    if (ledger.left[seq] && --ledger.left[seq] == 0) {
        ledger.completed++;
        if (measured)
            hist_add(&ledger.to_last, latency);
    }
}

void ledger_refused(uint64_t seq)
{
    if (ledger.left[seq]) {
        ledger.left[seq] = 0;
        ledger.completed++;
    }
}

void ledger_forget(const struct sub *sub)
{
    for (uint64_t seq = (uint64_t)sub->stream; seq < ledger.published; seq += streams()) {
        uint64_t number = seq / streams();
        bool have = sub->seen ? bit_get(sub->seen, number) : number < sub->next;
        if (!have && ledger.left[seq] && --ledger.left[seq] == 0)
            ledger.completed++;
    }
}

uint64_t ledger_due_to(const struct sub *sub)
{
    uint64_t stream = (uint64_t)sub->stream;
    return ledger.published > stream ? (ledger.published - stream + streams() - 1) / streams() : 0;
}

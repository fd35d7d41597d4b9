#include "schedule.h"

#include "ledger.h"
#include "options.h"
#include "publisher.h"

static uint64_t begun_at, first, end, stop_at;

void schedule_begin(uint64_t until, uint64_t now, uint64_t stop)
{
    first = ledger.published;
    end = until;
    begun_at = now;
    stop_at = stop;
}

void schedule_stop(void) { end = ledger.published; }

bool schedule_is_over(uint64_t now) { return ledger.published >= end || now >= stop_at; }

uint64_t schedule_next(uint64_t now)
{
    if (schedule_is_over(now))
        return UINT64_MAX;
    if (options.window && ledger.published - ledger.completed >= options.window)
        return UINT64_MAX;
    if (options.rate <= 0)
        return 0;
    return begun_at + (uint64_t)((double)(ledger.published - first) * 1e9 / options.rate);
}

void publish_due(uint64_t now)
{
    for (int index; (index = pub_idle()) >= 0;) {
        uint64_t due = schedule_next(now);
        if (due > now)
            return;
        uint64_t seq = ledger.published++;
        uint64_t ts = ledger_published(seq, due, now);
        pub_send(index, seq, ts, now);
        now = now_ns();
    }
}

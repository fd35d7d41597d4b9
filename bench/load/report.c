#include "report.h"

#include <stdio.h>

#include "ledger.h"
#include "options.h"
#include "publisher.h"
#include "resume.h"

typedef unsigned long long number;

static void put_count(const char *name, uint64_t value) { printf(",\"%s\":%llu", name, (number)value); }

static void put_histogram(const char *name, const struct hist *h)
{
    if (h->count == 0) {
        printf(",\"%s\":null", name);
        return;
    }
    printf(",\"%s\":{\"n\":%llu,\"min\":%.1f,\"mean\":%.1f,\"p50\":%.1f,\"p90\":%.1f,\"p99\":%.1f,\"p999\":%.1f,\"max\":%.1f}",
           name, (number)h->count, (double)h->min / 1e3, (double)h->sum / (double)h->count / 1e3,
           (double)hist_quantile(h, .5) / 1e3, (double)hist_quantile(h, .9) / 1e3,
           (double)hist_quantile(h, .99) / 1e3, (double)hist_quantile(h, .999) / 1e3, (double)h->max / 1e3);
}

struct account {
    uint64_t expected, received, lost;
};

/* What each live, reading subscriber should have, and has. */
static struct account take_account(void)
{
    struct account account = {0};
    for (int i = 0; i < options.subs; i++) {
        const struct sub *sub = &subs[i];
        if (sub->stalled || (sub->state != SUB_BODY && !sub->received))
            continue;
        uint64_t due = ledger_due_to(sub);
        account.expected += due;
        account.received += sub->received;
        account.lost += due - sub->received;
    }
    return account;
}

static void put_connections(const struct run *run)
{
    double seconds = (double)(run->connected.time - run->before.time) / 1e9;
    printf(",\"connected\":%d,\"rejected\":%d,\"closed\":%d,\"stalled\":%d,\"connect_s\":%.3f,\"connects_per_s\":%.0f",
           subs_open + subs_closed, subs_rejected, subs_closed, options.stalled, seconds, (double)subs_started / seconds);
}

static void put_publishing(void)
{
    uint64_t measured = ledger.published > ledger.measured_from ? ledger.published - ledger.measured_from : 0;
    double seconds = (double)(ledger.t_last_pub - ledger.t_first_pub) / 1e9;
    put_count("published", ledger.published);
    put_count("acked", ledger.acked);
    put_count("publish_errors", publish_errors);
    printf(",\"published_per_s\":%.1f", seconds > 0 ? (double)(measured - 1) / seconds : 0);
}

static void put_account(const struct account *account)
{
    put_count("expected", account->expected);
    put_count("received", account->received);
    put_count("lost", account->lost);
    put_count("duplicated", ledger.duplicated);
    put_count("out_of_order", ledger.out_of_order);
    put_count("other_events", ledger.foreign_events);
    put_count("comments", ledger.comments);
}

static void put_deliveries(void)
{
    double seconds = ledger.deliveries ? (double)(ledger.t_last_delivery - ledger.t_first_pub) / 1e9 : 0;
    put_count("measured_deliveries", ledger.deliveries);
    printf(",\"measured_s\":%.4f,\"delivered_per_s\":%.0f", seconds,
           seconds > 0 ? (double)ledger.deliveries / seconds : 0);
    put_histogram("latency_us", &ledger.latency);
    put_histogram("to_last_us", &ledger.to_last);
    put_histogram("ack_us", &ledger.ack);
    put_histogram("publisher_late_us", &ledger.lateness);
    put_histogram("connect_us", &ledger.connect);
}

static void put_memory(const struct run *run)
{
    double per = subs_open ? 1024.0 / (double)(subs_open + subs_closed) : 0;
    double before = (double)run->before.server.rss_kb;
    put_count("rss_before_kb", run->before.server.rss_kb);
    put_count("rss_connected_kb", run->connected.server.rss_kb);
    put_count("rss_idle_kb", run->idle.server.rss_kb);
    put_count("rss_end_kb", run->end.server.rss_kb);
    put_count("rss_peak_kb", run->end.server.hwm_kb);
    printf(",\"bytes_per_idle_conn\":%.0f,\"anon_bytes_per_idle_conn\":%.0f,\"bytes_per_conn_end\":%.0f",
           ((double)run->idle.server.rss_kb - before) * per,
           ((double)run->idle.server.anon_kb - (double)run->before.server.anon_kb) * per,
           ((double)run->end.server.rss_kb - before) * per);
    if (options.mark && options.mark < options.subs)
        printf(",\"bytes_per_further_conn\":%.0f",
               ((double)run->idle.server.rss_kb - (double)run->marked.server.rss_kb) * 1024.0 /
                   (double)(options.subs - options.mark));
}

static void put_server(const struct run *run)
{
    const struct process_sample *warm = &run->warm.server, *end = &run->end.server;
    double cpu = end->cpu_s - warm->cpu_s, phase = (double)(run->end.time - run->warm.time) / 1e9;
    printf(",\"server\":{\"processes\":%d,\"threads\":%d", end->pids, end->threads);
    put_memory(run);
    printf(",\"connect_cpu_us_per_conn\":%.1f,\"idle_cpu_s\":%.3f,\"cpu_s\":%.3f,\"cpu_user_s\":%.3f,\"cpu_sys_s\":%.3f"
           ",\"cpu_us_per_delivery\":%.3f,\"cores_used\":%.2f}",
           (run->connected.server.cpu_s - run->before.server.cpu_s) * 1e6 / (double)options.subs,
           run->idle.server.cpu_s - run->connected.server.cpu_s, cpu, end->user_s - warm->user_s, end->sys_s - warm->sys_s,
           ledger.deliveries ? cpu * 1e6 / (double)ledger.deliveries : 0, cpu / phase);
}

static void put_restart(void)
{
    bool all = resume.back == options.subs;
    printf(",\"restart\":{\"lost\":%d,\"back\":%d,\"refused\":%llu,\"dropped\":%llu,\"bad_answers\":%llu", resume.lost,
           resume.back, (number)resume.refused, (number)resume.dropped, (number)resume.bad_answers);
    if (all)
        printf(",\"first_back_s\":%.3f,\"back_s\":%.3f}", (double)(resume.t_first_back - resume.t_first_lost) / 1e9,
               (double)(resume.t_all_back - resume.t_first_lost) / 1e9);
    else
        printf(",\"first_back_s\":null,\"back_s\":null}");
}

static void put_generator(const struct run *run)
{
    double self = run->end.self_cpu_s - run->warm.self_cpu_s;
    double server = run->end.server.cpu_s - run->warm.server.cpu_s;
    double noise = run->end.machine_cpu_s - run->warm.machine_cpu_s - server - self;
    printf(",\"kernel_bytes_per_conn\":%.0f",
           (double)((int64_t)run->idle.slab_kb - (int64_t)run->before.slab_kb) * 1024.0 / (double)options.subs);
    printf(",\"loadgen\":{\"cpu_s\":%.3f,\"cpu_us_per_delivery\":%.3f},\"other_cpu_s\":%.2f,\"steal_s\":%.2f,\"phase_s\":%.3f}\n",
           self, ledger.deliveries ? self * 1e6 / (double)ledger.deliveries : 0, options.pid_count ? noise : 0,
           run->end.steal_s - run->warm.steal_s, (double)(run->end.time - run->warm.time) / 1e9);
}

void report(const struct run *run)
{
    struct account account = take_account();
    bool ok = run->whole && !first_error[0] && !account.lost && !ledger.duplicated && !ledger.out_of_order;
    printf("{\"label\":\"%s\",\"subs\":%d,\"streams\":%d,\"events\":%llu,\"rate\":%.0f,\"window\":%llu,\"pubs\":%d,\"pad\":%d",
           options.label, options.subs, options.streams, (number)options.events, options.rate, (number)options.window,
           options.pubs, options.pad);
    printf(",\"ok\":%s,\"error\":\"%s\"", ok ? "true" : "false", first_error);
    put_connections(run);
    put_publishing();
    put_account(&account);
    put_deliveries();
    if (options.pid_count)
        put_server(run);
    if (options.restart)
        put_restart();
    put_generator(run);
}

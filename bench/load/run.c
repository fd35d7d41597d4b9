#include "run.h"

#include <stdio.h>
#include <sys/resource.h>

#include "connection.h"
#include "ledger.h"
#include "options.h"
#include "publisher.h"
#include "resume.h"
#include "schedule.h"

/* After a restart, publishing goes on for so long with everybody connected. */
#define LIVE_AGAIN (SEC / 2)
#define NO_ANSWER (15 * SEC)

static uint64_t deadline; /* the run stops then, whatever it is doing */

static struct snapshot take_snapshot(void)
{
    struct snapshot s = {.time = now_ns(), .slab_kb = kernel_slab_kb()};
    struct rusage usage;
    if (options.pid_count)
        s.server = processes_sample(options.pids, options.pid_count, options.children);
    getrusage(RUSAGE_SELF, &usage);
    s.self_cpu_s = (double)usage.ru_utime.tv_sec + (double)usage.ru_stime.tv_sec +
                   (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    machine_cpu(&s.machine_cpu_s, &s.steal_s);
    return s;
}

/* Waits for events until then, but no longer than the next publish is due. */
static void step(uint64_t until)
{
    publish_due(now_ns());
    uint64_t due = pub_idle() >= 0 ? schedule_next(now_ns()) : UINT64_MAX;
    connections_wait(due < until ? due : until);
}

static void idle_for(double seconds)
{
    uint64_t end = now_ns() + (uint64_t)(seconds * 1e9);
    while (now_ns() < end && now_ns() < deadline)
        step(end);
}

static int answered(void) { return subs_open + subs_rejected + subs_closed; }

static void connect_up_to(int count)
{
    uint64_t t0 = now_ns(), last = t0;
    int before = subs_started, seen = answered();
    while (answered() < count) {
        uint64_t now = now_ns();
        int allowed = before + (int)((double)(now - t0) * options.ramp / 1e9) + 1;
        while (subs_started < count && subs_started < allowed && subs_connecting < options.connecting)
            sub_start(subs_started, now);
        step(now + 1000000);
        if (answered() != seen) {
            seen = answered();
            last = now_ns();
        }
        if (now_ns() - last > NO_ANSWER || now_ns() > deadline) {
            note_error("%d of %d subscribers got no response head", count - seen, count);
            return;
        }
    }
}

/* Waits for all copies of what this phase publishes. Returns false when it gave up. */
static bool finish(void)
{
    uint64_t slack = (uint64_t)(options.drain_s * 1e9);
    for (;;) {
        uint64_t now = now_ns();
        if (schedule_is_over(now) && ledger.completed >= ledger.published && pubs_all_idle())
            return true;
        if (now > deadline) {
            note_error("time limit");
            return false;
        }
        uint64_t due = schedule_next(now);
        bool waiting = due != UINT64_MAX && due > now;
        if (!waiting && now > ledger.t_progress + slack)
            return false; /* nothing arrives any more: what is missing is lost */
        step(now + 50000000ull);
        if (options.restart) {
            pubs_resume(now);
            resume_due(now);
        }
    }
}

static bool run_phase(uint64_t end, double seconds)
{
    uint64_t now = now_ns();
    ledger.t_progress = now;
    schedule_begin(end, now, seconds > 0 ? now + (uint64_t)(seconds * 1e9) : UINT64_MAX);
    return finish();
}

/* The server goes away and comes back; publishing goes on all the time. */
static bool run_restart(void)
{
    uint64_t live_until = 0;
    puts("restart");
    fflush(stdout);
    resume.armed = true;
    schedule_begin(ledger.total, now_ns(), UINT64_MAX);
    while (now_ns() < deadline) {
        uint64_t now = now_ns();
        step(now + 5000000);
        pubs_resume(now);
        resume_due(now);
        if (resume.back < options.subs)
            live_until = now + LIVE_AGAIN;
        else if (now > live_until)
            break;
    }
    schedule_stop();
    ledger.t_progress = now_ns();
    return finish();
}

struct run run_all(void)
{
    struct run run = {0};
    deadline = now_ns() + (uint64_t)(options.max_s * 1e9);
    pubs_connect(); /* first, so that subscribers' memory is counted apart */
    run.before = take_snapshot();
    if (options.mark) {
        connect_up_to(options.mark);
        idle_for(options.settle_s);
        run.marked = take_snapshot();
    }
    connect_up_to(options.subs);
    run.connected = take_snapshot();
    idle_for(options.settle_s);
    run.idle = take_snapshot();
    run.whole = run_phase(options.warmup, 0);
    run.warm = take_snapshot();
    if (run.whole && options.restart)
        run.whole = run_restart();
    else if (run.whole && options.events)
        run.whole = run_phase(ledger.total, options.publish_s);
    run.end = take_snapshot();
    return run;
}

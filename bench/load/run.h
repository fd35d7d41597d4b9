/* The phases of a run. */
#ifndef SSELOAD_RUN_H
#define SSELOAD_RUN_H

#include "processes.h"

/* The state of the server, of this program and of the machine at one moment. */
struct snapshot {
    struct process_sample server;
    double self_cpu_s, machine_cpu_s, steal_s;
    uint64_t time, slab_kb;
};

/* The moments of a run. `marked` is taken when options.mark subscribers are idle. */
struct run {
    struct snapshot before, marked, connected, idle, warm, end;
    bool whole; /* every copy arrived before the run gave up */
};

struct run run_all(void);

#endif

/* When which event is published. */
#ifndef SSELOAD_SCHEDULE_H
#define SSELOAD_SCHEDULE_H

#include "load.h"

/* Begins a phase: publishes what comes after the events so far, up to `end` and not after `stop_at`. */
void schedule_begin(uint64_t end, uint64_t now, uint64_t stop_at);

/* No more events in this phase. */
void schedule_stop(void);

/* Whether every event of this phase is out. */
bool schedule_is_over(uint64_t now);

/* When the next event is due; 0: at once; UINT64_MAX: never in this phase. */
uint64_t schedule_next(uint64_t now);

/* Publishes what is due, as far as publishers are free. */
void publish_due(uint64_t now);

#endif

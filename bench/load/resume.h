/* Subscribers that lose their connection and come back, as EventSource does. */
#ifndef SSELOAD_RESUME_H
#define SSELOAD_RESUME_H

#include "subscriber.h"

struct resume {
    bool armed;                             /* from now on a lost subscriber comes back */
    int lost, back;                         /* subscribers: disconnected at least once; of these, connected again */
    uint64_t refused, bad_answers, dropped; /* attempts: no server; not 200; closed before an answer */
    uint64_t t_first_lost, t_first_back, t_all_back;
};
extern struct resume resume;

void resume_init(void);

/* The subscriber has no connection any more: plans the next attempt. */
void resume_later(struct sub *sub);

/* The subscriber is connected again. */
void resume_live(struct sub *sub, uint64_t now);

/* Starts the attempts that are due. */
void resume_due(uint64_t now);

#endif

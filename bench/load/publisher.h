/* Keep-alive connections that publish, one request in flight each. */
#ifndef SSELOAD_PUBLISHER_H
#define SSELOAD_PUBLISHER_H

#include "load.h"

extern uint64_t publish_errors;

/* Connects all publishers, or ends the program. */
void pubs_connect(void);

bool pubs_all_idle(void);

/* A publisher that is free, or -1. */
int pub_idle(void);

void pub_send(int index, uint64_t seq, uint64_t ts, uint64_t now);
void pub_ready(int index, uint32_t events);

/* With --restart: connects the publishers whose server was away, and sends again what was not answered. */
void pubs_resume(uint64_t now);

#endif

/* What the command line says. */
#ifndef SSELOAD_OPTIONS_H
#define SSELOAD_OPTIONS_H

#include <netinet/in.h>

#include "load.h"

struct url {
    struct sockaddr_in address;
    char host[160]; /* for the Host header */
    char path[1024];
};

struct options {
    const char *label;
    struct url sub, pub;
    const char *method, *body, *content_type;
    char sub_headers[4096], pub_headers[4096];
    int subs, stalled, streams, pubs;
    uint64_t events, warmup; /* measured events, and unmeasured ones before them */
    double rate;             /* events a second; 0: as fast as the window allows */
    uint64_t window;         /* most events published but not yet at every subscriber; 0: no bound */
    double publish_s;        /* the measured phase publishes for so long at the most; 0: until all are out */
    int pad;                 /* bytes that {pad} becomes */
    double ramp, settle_s, drain_s, max_s;
    int connecting, spread;
    int mark;                /* memory is also read when so many subscribers are idle; 0: not */
    const char *lines_file;  /* line i is {line} for connection i */
    bool restart, honour_retry;
    bool children;
    int pids[MAX_PIDS], pid_count;
};
extern struct options options;

/* Fills `options`, or ends the program with a sentence that says what is wrong. */
void options_read(int argc, char **argv);

#endif

/* What every part of the load generator uses: limits, the clock, and ways to say that something went wrong. */
#ifndef SSELOAD_LOAD_H
#define SSELOAD_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SEC 1000000000ull
#define MAX_SUBS 60000
#define MAX_EVENTS 20000000ull
#define MAX_SECS 600
#define MAX_PIDS 256

uint64_t now_ns(void);

/* Ends the program with status 2: the run could not be carried out. */
void die(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

/* Keeps the first thing that went wrong, for the report. */
void note_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
extern char first_error[256];

/* calloc that ends the program instead of returning NULL. */
void *allocate(size_t count, size_t size);

#endif

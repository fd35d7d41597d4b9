/* URLs, headers and bodies with placeholders. */
#ifndef SSELOAD_TEMPLATE_H
#define SSELOAD_TEMPLATE_H

#include "load.h"

struct values {
    uint64_t seq, ts;
    int stream, connection;
};

/* Letters and digits that tell this run's tokens from those of another. */
extern char run_id[8];

/* Makes run_id, and reads the file of {line}. */
void template_start(uint64_t now);

/* Copies `text` to `out`, replacing the placeholders. Returns the length. */
size_t template_render(const char *text, const struct values *values, char *out, size_t capacity);

#endif

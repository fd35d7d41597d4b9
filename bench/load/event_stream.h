/* The lines of an event stream. */
#ifndef SSELOAD_EVENT_STREAM_H
#define SSELOAD_EVENT_STREAM_H

#include "subscriber.h"

void event_stream_line(struct sub *sub, const char *line, size_t length, uint64_t now);

#endif

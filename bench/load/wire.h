/* HTTP/1.1 responses and event streams as they come off the wire. */
#ifndef SSELOAD_WIRE_H
#define SSELOAD_WIRE_H

#include "subscriber.h"

/* Adds bytes to a subscriber's unfinished line or head. */
void wire_carry(struct sub *sub, const char *bytes, size_t length);

/* Raw bytes after the head. Returns false when the body ended. */
bool wire_body(struct sub *sub, const char *bytes, size_t length, uint64_t now);

/* Case-blind search of a header's value in a head that ends with a blank line; NULL where there is none. */
const char *wire_header(const char *head, size_t length, const char *name);

/* Length of the whole response at the start of the buffer, 0 if it is not complete yet. */
size_t wire_response(const char *buffer, size_t length, int *status, bool *closes);

#endif

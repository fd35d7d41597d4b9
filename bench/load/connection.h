/* TCP connections to the server, all in one epoll set. */
#ifndef SSELOAD_CONNECTION_H
#define SSELOAD_CONNECTION_H

#include "options.h"

enum { TAG_SUB = 0, TAG_PUB = 1 };

void connections_init(void);

/* Starts to connect; -1 where the server refuses at once. A receive buffer of 0 is the system's. */
int connection_open(const struct url *url, int tag, int index, int receive_buffer);

/* From now on only reads matter: the write edge would cost a wake-up for each acknowledgement. */
void connection_read_only(int fd, int tag, int index);

/* Never looks at the connection again, and leaves it open. */
void connection_ignore(int fd);

/* Waits for what happens until then, and hands it to subscribers and publishers. */
void connections_wait(uint64_t until);

#endif

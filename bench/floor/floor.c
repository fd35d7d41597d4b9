/* floor: what this machine allows. A hub for one stream, with nothing in it that a server needs: one thread, one
 * epoll set, one send a copy, everything that waits for a subscriber in one write. It keeps nothing, checks nothing,
 * and knows two requests by their first letter: GET subscribes, POST publishes its body as `data:`.
 *
 *     floor PORT
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_FDS 65536
#define REQUEST 16384
#define RING (64u << 20) /* bytes of recent events; whoever is further behind is cut */

struct connection {
    bool subscribed, full;   /* full: its socket takes nothing more for now */
    uint64_t sent;           /* how much of all events it has */
    uint32_t slot;           /* where it stands in `subscribers` */
    char *request;
    size_t length;
};

static struct connection connections[MAX_FDS];
static int subscribers[MAX_FDS];
static uint32_t subscriber_count;
static char *ring;
static uint64_t ring_end, last_id;
static int epoll;

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static void end(int fd)
{
    struct connection *c = &connections[fd];
    if (c->subscribed) {
        int last = subscribers[--subscriber_count];
        subscribers[c->slot] = last;
        connections[last].slot = c->slot;
    }
    free(c->request);
    *c = (struct connection){0};
    close(fd);
}

/* Sends everything that waits; returns false when the subscriber is gone. */
static bool send_waiting(int fd)
{
    struct connection *c = &connections[fd];
    if (ring_end - c->sent > RING) {
        end(fd);
        return false;
    }
    while (c->sent < ring_end && !c->full) {
        uint64_t at = c->sent % RING, waiting = ring_end - c->sent;
        size_t piece = (size_t)(waiting < RING - at ? waiting : RING - at);
        ssize_t n = send(fd, ring + at, piece, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (n > 0) {
            c->sent += (uint64_t)n;
        } else if (n < 0 && errno == EAGAIN) {
            c->full = true;
        } else {
            end(fd);
            return false;
        }
    }
    return true;
}

static void append(const char *text, size_t length)
{
    for (size_t done = 0; done < length;) {
        uint64_t at = ring_end % RING;
        size_t piece = length - done < RING - at ? length - done : (size_t)(RING - at);
        memcpy(ring + at, text + done, piece);
        ring_end += piece;
        done += piece;
    }
}

static void answer(int fd, const char *text)
{
    if (send(fd, text, strlen(text), MSG_NOSIGNAL) < 0)
        end(fd);
}

static void subscribe(int fd)
{
    struct connection *c = &connections[fd];
    c->subscribed = true;
    c->sent = ring_end;
    c->slot = subscriber_count;
    subscribers[subscriber_count++] = fd;
    free(c->request);
    c->request = NULL;
    answer(fd, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n: connected\n\n");
}

/* Handles one whole request; returns whether there was one. */
static bool on_request(int fd)
{
    struct connection *c = &connections[fd];
    char *head_end = memmem(c->request, c->length, "\r\n\r\n", 4);
    if (!head_end)
        return false;
    if (c->request[0] == 'G') {
        subscribe(fd);
        return false;
    }
    size_t head = (size_t)(head_end - c->request) + 4;
    *head_end = 0;
    char *field = strcasestr(c->request, "\r\nContent-Length:");
    *head_end = '\r';
    size_t body = field ? strtoul(field + 17, NULL, 10) : 0;
    if (c->length < head + body)
        return false;
    char id[64];
    append(id, (size_t)snprintf(id, sizeof id, "id: %llu\ndata: ", (unsigned long long)++last_id));
    append(c->request + head, body);
    append("\n\n", 2);
    c->length -= head + body;
    memmove(c->request, c->request + head + body, c->length);
    answer(fd, "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
    return c->request != NULL;
}

static void on_readable(int fd)
{
    struct connection *c = &connections[fd];
    char ignored[512];
    if (!c->request && !c->subscribed && !(c->request = malloc(REQUEST)))
        fail("malloc");
    ssize_t n = c->subscribed ? recv(fd, ignored, sizeof ignored, MSG_DONTWAIT)
                              : recv(fd, c->request + c->length, REQUEST - c->length, MSG_DONTWAIT);
    if (n < 0 && errno == EAGAIN)
        return;
    if (n <= 0) {
        end(fd);
    } else if (!c->subscribed) {
        c->length += (size_t)n;
        while (on_request(fd))
            ;
    }
}

static void accept_all(int listener)
{
    int one = 1;
    for (int fd; (fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC)) >= 0;) {
        struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.fd = fd};
        if (fd >= MAX_FDS || epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) < 0) {
            close(fd);
            continue;
        }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    }
}

static int listen_on(int port)
{
    int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) < 0 || listen(fd, 4096) < 0)
        fail("listen");
    return fd;
}

static void on_event(const struct epoll_event *event, int listener)
{
    int fd = event->data.fd;
    if (fd == listener) {
        accept_all(listener);
        return;
    }
    if (event->events & EPOLLOUT && connections[fd].full) {
        connections[fd].full = false;
        if (!send_waiting(fd))
            return;
    }
    if (event->events & (EPOLLIN | EPOLLHUP | EPOLLERR))
        on_readable(fd);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return fprintf(stderr, "floor PORT\n"), 2;
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    signal(SIGPIPE, SIG_IGN);
    ring = malloc(RING);
    int listener = listen_on(atoi(argv[1]));
    epoll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
    if (!ring || epoll < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event) < 0)
        fail("start");
    for (uint64_t sent = 0;;) {
        struct epoll_event events[256];
        int count = epoll_wait(epoll, events, 256, -1);
        for (int i = 0; i < count; i++)
            on_event(&events[i], listener);
        for (uint32_t i = subscriber_count; sent != ring_end && i-- > 0;)
            send_waiting(subscribers[i]);
        sent = ring_end;
    }
}
